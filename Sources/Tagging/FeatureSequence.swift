/// The items of one sequence (the tokens of a sentence, the lines of a page, the candidates of a cue), each with the
/// features that hold of it.
///
/// A feature is a 64-bit hash of what it says (`featureHash`), of which 32 bits are kept. Items and features are appended to
/// two flat arrays, so that a sequence that is emptied and filled again allocates nothing.
///
/// ```swift
/// var lines = FeatureSequence()
/// for line in page {
///     lines.beginItem()
///     lines.append(featureHash(1, UInt64(min(line.count / 8, 20))))
///     lines.append(featureHash(2, stableHash(line.lastWord)))
/// }
/// var tagger = Tagger(try TaggingModel(path: "pipeline/models/lines.model", features: "lines-2"))
/// let tags = tagger.tags(of: lines, bias: [0, 40])  // "keep" is given 40 units before "drop".
/// ```
public struct FeatureSequence: Sendable, Equatable {
    @usableFromInline var features: [UInt32] = []
    @usableFromInline var starts: [Int] = []

    /// An empty sequence.
    public init() {}

    /// How many items there are.
    public var count: Int { starts.count }

    /// Begins the next item.
    @inlinable
    public mutating func beginItem() { starts.append(features.count) }

    /// Adds a feature to the item that was begun last. A feature that is added twice counts twice.
    @inlinable
    public mutating func append(_ hash: UInt64) {
        features.append(UInt32(truncatingIfNeeded: hash >> 32))
    }

    /// Adds items with their features.
    ///
    /// - Parameters:
    ///   - hashes: The features of all items, one after the other.
    ///   - ends: By item, where its features end.
    public mutating func append(_ hashes: [UInt64], ends: [Int]) {
        let first = features.count
        features.reserveCapacity(first + hashes.count)
        starts.reserveCapacity(starts.count + ends.count)
        for item in ends.indices { starts.append(first + (item == 0 ? 0 : ends[item - 1])) }
        for hash in hashes { features.append(UInt32(truncatingIfNeeded: hash >> 32)) }
    }

    /// Empties the sequence and keeps its memory.
    public mutating func removeAll() {
        features.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
    }

    /// Where the features of an item lie in `features`.
    func range(_ item: Int) -> Range<Int> {
        starts[item]..<(item + 1 < starts.count ? starts[item + 1] : features.count)
    }
}

/// A hash of two numbers: the kind of a feature and its value, or two parts of a value.
///
/// - Source: after Wang Yi, wyhash: multiply two words to 128 bits, fold the halves.
@inlinable
public func featureHash(_ kind: UInt64, _ value: UInt64) -> UInt64 {
    let product = (kind ^ 0x2d35_8dcc_aa6c_78a5).multipliedFullWidth(by: value ^ 0x8bb8_4b93_962e_acc9)
    let mixed = (product.high ^ product.low).multipliedFullWidth(by: 0x9e37_79b9_7f4a_7c15)
    return mixed.high ^ mixed.low
}
