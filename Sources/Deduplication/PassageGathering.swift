import Shingling

/// Passages as they are put together from parts that come ascending.
struct PassageGathering {
    private(set) var sampleCounts: [UInt32]
    private(set) var firstLookCounts: [UInt32]
    private(set) var shared: PassageSpool

    /// All passages.
    init(textCount: Int, into spool: WordSpool) {
        shared = PassageSpool(spool)
        sampleCounts = [UInt32](repeating: 0, count: textCount)
        firstLookCounts = sampleCounts
    }

    /// Only those that have new texts.
    init(_ known: Recollection, into spool: WordSpool) {
        shared = PassageSpool(spool)
        (sampleCounts, firstLookCounts) = (known.sampleCounts, known.firstLookCounts)
    }

    /// Takes the next passages.
    ///
    /// - Parameter new: The entries of new texts, shared or not; all of them, unless only what has new texts is taken.
    mutating func take(_ part: PassagePart, new: PassageTexts) throws {
        var counts = sampleCounts.mutableSpan
        for text in new.texts { counts[Int(text)] += 1 }
        var firstLook = firstLookCounts.mutableSpan
        for text in new.texts[..<new.firstLookCount] { firstLook[Int(text)] += 1 }
        try shared.append(part)
    }
}
