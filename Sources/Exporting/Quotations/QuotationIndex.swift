import Bytes
import Shingling

/// Finds the quotations that several articles have, however many articles there are.
///
/// Memory grows with the quotations that come back, not with all: hashes of five words in a row are sorted beyond
/// memory, and only quotations with such words in two articles are looked at.
struct QuotationIndex {
    private var shingles: SortedWords
    private var spool: QuotationSpool
    private let words = QuotationWords()

    /// - Parameter folder: Where temporary files go.
    init(folder: String) {
        shingles = SortedWords(folder: folder, limit: 1 << 20)
        spool = QuotationSpool(folder: folder)
    }

    /// Adds the quotations of articles, each article at once.
    mutating func add(_ quotations: Quotations) throws {
        try shingles.add(quotations.shingles)
        for quotation in quotations.items { try spool.append(quotation) }
    }

    /// The clusters, those in the most articles first, then by when they were first seen. The order in which articles were added changes nothing.
    ///
    /// - Complexity: O(*n*) in the quotations, for what comes back besides in the number of those that share words.
    mutating func clusters() throws -> [QuoteCluster] {
        var repeated: [UInt64] = []
        var last: UInt64?
        try shingles.drain {
            $0
        } take: { hashes in
            for hash in hashes {
                if hash == last && repeated.last != hash { repeated.append(hash) }
                last = hash
            }
        }
        guard !repeated.isEmpty else { return [] }
        var wordings: [UInt64: Wording] = [:]
        try spool.forEach { quotation in
            let hashes = words.hashes(quotation.text)
            let all = words.shingles(hashes)
            let shared = all.filter { hash in
                let at = repeated.span.firstPosition { $0 >= hash }
                return at < repeated.count && repeated[at] == hash
            }
            guard !shared.isEmpty else { return }
            let wording = Wording(
                hash: wordsHash(hashes.span), words: hashes.count, shingles: all.count, shared: shared,
                quotations: [quotation])
            if wordings[wording.hash]?.quotations.append(quotation) == nil { wordings[wording.hash] = wording }
        }
        return QuoteCluster.clusters(of: wordings.values.map { $0.inOrder() })
    }
}

/// The quotations of the same words.
struct Wording {
    /// Of the words in their order.
    var hash: UInt64
    var words: Int
    /// How many runs of five words it has.
    var shingles: Int
    /// Those of them that two articles have.
    var shared: [UInt64]
    var quotations: [Quotation]

    /// With the first quotation first.
    func inOrder() -> Wording {
        var ordered = self
        ordered.quotations.sort { $0.occasion.isEarlier(than: $1.occasion) }
        return ordered
    }
}
