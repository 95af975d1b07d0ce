import Bytes

/// The phrases of rules by a hash, those of one hash in the order of the table; the bytes of all lie in one buffer.
struct RulePhrases: Sendable {
    struct Phrase: Sendable {
        /// Which row of the table it is.
        let row: Int32
        let place: RulePlace
        /// Where it stands in `bytes`.
        fileprivate let start: Int32
        let byteCount: Int32
    }

    private var bytes: [UInt8] = []
    private var lists: WordLists<Phrase>

    init(capacity: Int = 16) { lists = WordLists(capacity: capacity) }

    /// Adds a phrase behind those of its hash.
    mutating func append(_ phrase: Span<UInt8>, hash: UInt64, row: Int, place: RulePlace) {
        lists.append(
            Phrase(row: Int32(row), place: place, start: Int32(bytes.count), byteCount: Int32(phrase.count)), to: hash)
        Bytes.append(phrase.indices, of: phrase, to: &bytes)
    }

    /// The first phrase of a hash that fulfils a condition: one for its bytes, since others may have the same hash.
    func first(_ hash: UInt64, where isMeant: (Phrase, Span<UInt8>) -> Bool) -> Phrase? {
        let bytes = bytes.span
        return lists.first(of: hash) { phrase in
            let start = Int(phrase.start)
            return isMeant(phrase, bytes.extracting(start..<start + Int(phrase.byteCount)))
        }
    }
}
