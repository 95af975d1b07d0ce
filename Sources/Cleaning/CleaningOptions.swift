/// What the user may set for the clean stage, in the section `clean` of config.json.
public struct CleaningOptions: Codable, Sendable, Equatable {
    /// The most bytes that an input may have, decompressed; a larger one is rejected as `too-large`.
    public var maximumBytes = 16 << 20
    /// The most bytes that a compressed container may hold; the rest is rejected as `too-large`.
    public var maximumUnpackedBytes = 16 << 30
    /// The most characters of an input that may be other than what the bytes hold (recoded, repaired, escaped, referred
    /// to, runs of white space), each of which takes a segment of its own; with more it is rejected as `too-large`.
    public var maximumRecodedCharacters = 1 << 20
    /// The most tags that a page may have; with more it is rejected as `too-large`.
    public var maximumTags = 1 << 18
    /// The most lines that a text, or what a page shows, may have; with more it is rejected as `too-large`.
    public var maximumLines = 1 << 18
    /// The most characters that a headline may have.
    public var maximumHeadlineCharacters = 160
    /// The most bytes that a line of interface language may have; longer lines are prose.
    public var maximumPhraseLineBytes = 160
    /// The fewest visible characters that make a text; an input with fewer is rejected as `no-text`.
    public var minimumVisibleCharacters = 1
    /// Whether the lines of a plain text that was broken at a fixed width are joined to paragraphs.
    public var joinsWrappedLines = true
    /// Whether a first pass counts by how many articles of a site each line of plain texts is carried.
    public var countsSiteLines = true
    /// The member of a record that holds plain text.
    public var textField = "text"
    /// The member of a record that holds a page; it goes before the text.
    public var htmlField = "html"
    /// The member of a record that holds its id.
    public var idField = "id"
    /// Whether only rules decide, without the models of `pipeline/models`.
    public var rulesOnly = false
    /// Names of files that describe a collection and are no part of it; names that begin with a dot are none either.
    public var skippedNames = ["LICENSE", "README", "README.md", "README.txt", "SOURCES.tsv"]

    /// The defaults.
    public init() {}

    /// What is wrong with a number, if something is: each is one at least, and none more than a terabyte.
    public var problem: String? {
        let most = 1 << 40
        let numbers = [
            ("maximumBytes", maximumBytes), ("maximumUnpackedBytes", maximumUnpackedBytes),
            ("maximumRecodedCharacters", maximumRecodedCharacters), ("maximumTags", maximumTags),
            ("maximumLines", maximumLines), ("maximumHeadlineCharacters", maximumHeadlineCharacters),
            ("maximumPhraseLineBytes", maximumPhraseLineBytes), ("minimumVisibleCharacters", minimumVisibleCharacters),
        ]
        return numbers.first { !(1...most).contains($0.1) }.map { "\($0.0) must be from 1 to \(most), not \($0.1)" }
    }
}
