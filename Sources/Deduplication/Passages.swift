import Shingling

/// Which texts have which sampled shingles, of those that two texts or more have; on disk where memory does not do.
///
/// Texts are numbered by size, the one with the most shingles first, ties by the hash of their words: an order that
/// depends on nothing but the texts.
struct Passages: Sendable {
    /// How many sampled shingles each text has, shared or not.
    let sampleCounts: [UInt32]
    /// How many of them are of the first look.
    private(set) var firstLookCounts: [UInt32]
    /// All; beside an index that has texts, those that have a new text.
    private let shared: PassageSpool
    /// Where others are looked up, and which texts are new; `nil` where `shared` has all.
    private let rest: (entries: IndexedEntries, isNew: [Bool])?

    /// Puts all passages together.
    ///
    /// - Parameters:
    ///   - entries: `key << 28 | text` by the numbers before they were ranked; used up.
    ///   - ranks: The number by size of each text.
    init(_ entries: inout SortedWords, ranks: [UInt32], in workspace: Workspace) throws {
        var gathering = PassageGathering(textCount: ranks.count, into: workspace.spool(ofEntries: entries.count))
        try entries.drain {
            (part: PassagePart($0, ranks: ranks), texts: PassageTexts($0, ranks: ranks))
        } take: {
            try gathering.take($0.part, new: $0.texts)
        }
        self.init(gathering, rest: nil)
    }

    /// Puts together what new texts change.
    ///
    /// - Parameters:
    ///   - entries: Of the new texts.
    ///   - index: Has the entries of the others, and takes the new ones.
    ///   - known: What the last run found out.
    ///   - numberOf: The number of each text, by the one that it has in the new entries.
    ///   - sample: Takes the sample of a text that was seen, by its rank: `key << 28` in any order.
    init(
        adding entries: inout SortedWords, to index: Index, _ known: Recollection, numberOf: [UInt32], ranks: [UInt32],
        in workspace: Workspace, sample: @escaping @Sendable (Int) throws -> [UInt64]
    ) throws {
        var gathering = PassageGathering(known, into: workspace.touchedSpool)
        let (runs, new) = try index.add(&entries, numberOf: numberOf, ranks: ranks, in: workspace) {
            try gathering.take($0, new: $1)
        }
        let all = IndexedEntries(runs, new: new, ranks: ranks, in: workspace, sample: sample)
        self.init(gathering, rest: (entries: all, isNew: known.isNew))
    }

    private init(_ gathering: PassageGathering, rest: (entries: IndexedEntries, isNew: [Bool])?) {
        sampleCounts = gathering.sampleCounts
        firstLookCounts = gathering.firstLookCounts
        shared = gathering.shared
        self.rest = rest
    }

    /// The weight of each text's whole sample.
    ///
    /// - Parameter weights: `nil` for the first look.
    func wholes(_ weights: Weights?) -> [UInt32] { weights?.ofText ?? firstLookCounts.map { Weights.full * $0 } }

    /// The weight of each text's whole sample, as a share is of it: without end for a text that is common property, no
    /// share of which counts. So that a comparison need not say this of each pair of texts made from one template.
    ///
    /// - Parameter weights: `nil` for the first look.
    func tellingWholes(_ weights: Weights?) -> [UInt32] {
        var wholes = wholes(weights)
        guard weights != nil else { return wholes }
        for text in wholes.indices
        where isCommonplace(Int(wholes[text] + doubt * Weights.full), of: Int(sampleCounts[text])) {
            wholes[text] = .max
        }
        return wholes
    }

    /// Forgets what only the first look needs.
    mutating func endFirstLook() { firstLookCounts = [] }

    /// Passages among which are all that have one of some texts.
    ///
    /// - Parameters:
    ///   - texts: Whether each text is one of them; `nil` for all texts, where nothing is known.
    ///   - ofFirstLook: Whether those of the first look will do.
    func passages(with texts: [Bool]?, ofFirstLook: Bool = false) throws -> PassageSpool {
        guard let rest, let texts else { return shared }
        let seen = texts.indices.filter { texts[$0] && !rest.isNew[$0] }
        return seen.isEmpty ? shared : shared.joined(try rest.entries.passages(with: seen, ofFirstLook: ofFirstLook))
    }
}

/// By how many sampled shingles a text must be below what is common property: of 200,000 texts of two collections none was
/// that is not when it is looked at whole.
private let doubt: UInt32 = 6
