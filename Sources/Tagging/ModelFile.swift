public import Bytes

/// What stands before the rows of weights in a model file.
///
/// All numbers are little-endian. The file is
///
///     0   8 bytes   "PRLYTAGS"
///     8   UInt32    1, the version of this format
///     12  UInt32    how many labels, 1 to 16
///     16  UInt32    the binary logarithm of the number of rows, 0 to 28
///     20  UInt32    1 for a model with a chain, else 0
///     24  UInt32    thousandths of a unit in one natural-logarithmic unit of the odds
///     28  UInt32    how many bytes the names take
///     32  UInt64    `stableHash` of all bytes from 40 on, with that of bytes 8 to 32 as its seed
///     40  names     the features' name, then each label's, each followed by a line feed; zeros up to a multiple of 8
///         Int32s    by label: bias, first in a sequence, last in a sequence; then label × next label
///         Int8s     a row of labels for each feature hash, by its lowest bits
///         16 zeros  so that 16 bytes can be loaded from any row
struct ModelHeader {
    static let magic = Array("PRLYTAGS".utf8)
    static let version = 1
    static let namesStart = 40
    static let padding = 16

    var labels: [String]
    var features: String
    var hasChain: Bool
    var scale: Int
    var rowBits: Int
    var biases: [Int32]
    var starts: [Int32]
    var ends: [Int32]
    var transitions: [Int32]

    var rowCount: Int { 1 << rowBits }

    private var names: [UInt8] {
        var names = Array(([features] + labels).map { "\($0)\n" }.joined().utf8)
        while names.count % 8 != 0 { names.append(0) }
        return names
    }

    var rowsStart: Int { Self.namesStart + names.count + 4 * labels.count * (3 + labels.count) }

    /// The bytes of a whole model file.
    func file(rows: [Int8]) -> [UInt8] {
        var bytes = Self.magic
        let names = names
        for number in [Self.version, labels.count, rowBits, hasChain ? 1 : 0, scale, names.count] {
            append(UInt32(truncatingIfNeeded: number), to: &bytes)
        }
        var body = names
        for number in biases + starts + ends + transitions { append(UInt32(bitPattern: number), to: &body) }
        body.reserveCapacity(body.count + rows.count + Self.padding)
        for weight in rows { body.append(UInt8(bitPattern: weight)) }
        body.append(contentsOf: [UInt8](repeating: 0, count: Self.padding))
        let hash = stableHash(body.span, seed: stableHash(bytes.span.extracting(8..<bytes.count)))
        append(UInt32(truncatingIfNeeded: hash), to: &bytes)
        append(UInt32(truncatingIfNeeded: hash >> 32), to: &bytes)
        return bytes + body
    }
}

extension ModelHeader {
    /// Reads and checks a file.
    init(_ file: MappedFile) throws(TaggingError) {
        func wrong(_ reason: String) -> TaggingError { TaggingError(path: file.path, reason: reason) }
        let bytes = file.bytes
        guard bytes.count >= Self.namesStart, Self.magic.indices.allSatisfy({ bytes[$0] == Self.magic[$0] }) else {
            throw wrong("not a model")
        }
        let numbers = (0..<6).map { Int(number(bytes, at: 8 + 4 * $0)) }
        guard numbers[0] == Self.version else { throw wrong("a model of format \(numbers[0]), not \(Self.version)") }
        let (count, bits, nameBytes) = (numbers[1], numbers[2], numbers[5])
        guard (1...TaggingModel.mostLabels).contains(count), bits <= 28, numbers[3] < 2, nameBytes % 8 == 0,
            bytes.count == Self.namesStart + nameBytes + 4 * count * (3 + count) + count << bits + Self.padding
        else { throw wrong("a model that is cut short or too long") }
        let hash = UInt64(number(bytes, at: 32)) | UInt64(number(bytes, at: 36)) << 32
        let seed = stableHash(bytes.extracting(8..<32))
        guard stableHash(bytes.extracting(Self.namesStart..<bytes.count), seed: seed) == hash else {
            throw wrong("a model that was damaged: its checksum differs")
        }
        let names = namesOf(bytes.extracting(Self.namesStart..<Self.namesStart + nameBytes))
        guard names.count == count + 1 else { throw wrong("a model with \(names.count) names for \(count) labels") }
        features = names[0]
        labels = Array(names.dropFirst())
        rowBits = bits
        hasChain = numbers[3] == 1
        scale = numbers[4]
        var offset = Self.namesStart + nameBytes
        func next(_ length: Int) -> [Int32] {
            defer { offset += 4 * length }
            return (0..<length).map { Int32(bitPattern: number(bytes, at: offset + 4 * $0)) }
        }
        biases = next(count)
        starts = next(count)
        ends = next(count)
        transitions = next(count * count)
        guard (biases + starts + ends + transitions).allSatisfy({ $0.magnitude < 1 << 24 }) else {
            throw wrong("a model with weights out of range")
        }
    }
}

extension TaggingModel {
    /// Maps a model file.
    ///
    /// - Parameter features: The name and version of the features that the program computes.
    /// - Throws: `TaggingError` where the file cannot be read, is damaged, or was trained on other features.
    public init(path: String, features: String) throws(TaggingError) {
        let file: MappedFile
        do { file = try MappedFile(path: path) } catch { throw TaggingError(error) }
        try self.init(file, features: features)
    }

    /// Reads a model from a mapped file; throws as `init(path:features:)` does.
    public init(_ file: MappedFile, features: String) throws(TaggingError) {
        let header = try ModelHeader(file)
        guard header.features == features else {
            throw TaggingError(
                path: file.path,
                reason:
                    "a model for the features \"\(header.features)\", where \"\(features)\" are needed: train it again")
        }
        self.init(header, file)
    }
}

private func append(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
}

private func number(_ bytes: Span<UInt8>, at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
}

/// The names that line feeds end; what follows the last is padding.
private func namesOf(_ bytes: Span<UInt8>) -> [String] {
    var names: [String] = []
    var name: [UInt8] = []
    for i in bytes.indices {
        if bytes[i] == 0x0A {
            names.append(String(decoding: name, as: UTF8.self))
            name = []
        } else {
            name.append(bytes[i])
        }
    }
    return names
}
