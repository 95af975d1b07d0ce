/// What the dedupe stage is told: the section `dedupe` of `pipeline/config.json`.
///
/// The defaults were set on labelled sets of republished news; shares are of five-word shingles, weighed so that
/// passages which many stories have in common count little.
public struct DeduplicationOptions: Codable, Sendable, Equatable {
    /// A text with fewer words is compared as a whole only: too little for shingles to say anything.
    public var minimumWords = 12
    /// One shingle in this many, chosen by its hash, goes into the index that finds candidates.
    public var sampling = 4
    /// Two texts are linked when this share of the one that has less of its own is found in the other.
    public var linkedShare = 0.5
    /// … and the shared passages are worth at least this many shingles.
    public var linkedShingles = 8.0
    /// … and this share of the numbers, where there are five or more: reports made from one template differ in them.
    public var linkedNumbers = 0.4
    /// A text that is linked to a member of a cluster joins it where it shares this much with the cluster's centre.
    public var attachedShare = 0.4
    /// Copies are `update` when neither has this share of the other: both have lost and gained.
    public var updateShare = 0.8
    /// Copies are `near` when each has at least this share of the other; else `excerpt` or `extended`.
    public var nearShare = 0.7
    /// A passage found in up to this many stories counts in full; in twice as many a half, in four times an eighth.
    public var rareStories = 3
    /// A text that holds the beginnings of two unrelated articles, at least this share of each, is a digest.
    public var digestShare = 0.08
    /// … and this many shingles of each.
    public var digestShingles = 30.0
    /// Which article of a cluster is kept: the first by `path`, the `earliest` published, the `longest`.
    public var keep = KeptChoice.path
    /// Sites whose articles are kept before all others, the most preferred first, as `metadata.site` names them.
    public var preferredSites: [String] = []
    /// Different texts that were published more than so many days apart are no copies; 0 is no limit.
    public var windowDays = 0

    /// The defaults.
    public init() {}

    /// What is wrong with a number, if something is.
    public var problem: String? {
        let counts = [
            ("minimumWords", minimumWords, 0), ("sampling", sampling, 1), ("rareStories", rareStories, 1),
            ("windowDays", windowDays, 0),
        ]
        let shares = [
            ("linkedShare", linkedShare), ("linkedNumbers", linkedNumbers), ("attachedShare", attachedShare),
            ("updateShare", updateShare), ("nearShare", nearShare), ("digestShare", digestShare),
        ]
        let most = 1 << 20
        if let (name, value, least) = counts.first(where: { !($0.2...most).contains($0.1) }) {
            return "\(name) must be from \(least) to \(most), not \(value)"
        }
        if let (name, value) = shares.first(where: { !(0...1).contains($0.1) }) {
            return "\(name) must be from 0 to 1, not \(value)"
        }
        let worths = [("linkedShingles", linkedShingles), ("digestShingles", digestShingles)]
        return worths.first { !(0...Double(most)).contains($0.1) }
            .map { "\($0.0) must be from 0 to \(most), not \($0.1)" }
    }
}
