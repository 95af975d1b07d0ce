import Bytes
import Cleaning

/// A record of a container file as it is listed, cut where it is longer than a limit.
struct BoundedRecord: Sendable {
    /// Its first bytes.
    var bytes: [UInt8] = []
    /// How many bytes it has.
    var byteCount = 0
    /// Where it begins in the file, or in what the file decompresses to.
    var offset: Int

    init(offset: Int) { self.offset = offset }

    /// Whether there is nothing in it but white space.
    var isBlank: Bool { !bytes.contains { !isASCIISpace($0) } }
    /// Whether all of it is in `bytes`.
    var isWhole: Bool { bytes.count == byteCount }

    /// What can be told of it before it is cleaned, as a JSON object.
    func head(_ names: RecordNames) -> RecordHead {
        isWhole ? RecordHead(ofLine: bytes, names) : RecordHead(ofCutLine: bytes)
    }

    /// Adds bytes, of which so many are kept in all.
    mutating func append(_ more: ArraySlice<UInt8>, upTo limit: Int) {
        bytes.append(contentsOf: more.prefix(limit - bytes.count))
        byteCount += more.count
    }
}
