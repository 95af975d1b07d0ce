import Records

/// What an input says before the rules for lines: its text, line by line, and what is known besides.
struct SourceText {
    /// The text, with line feeds between lines, mapped to the input's bytes.
    var content: MappedText
    /// The title, where the input names it apart from the text, mapped to the input's bytes.
    var title: MappedText?
    /// What was left out on the way, in offsets of the input's bytes.
    var removed: [Removal] = []
    /// What the input says about itself.
    var metadata = Metadata()
    /// The encoding's WHATWG name.
    var encoding: String
    /// What the input claims that counts only where nothing else says it.
    var claims = Metadata()
    /// What the input is, where neither a page nor plain text.
    var mediaType: String?
    /// Whether the input is a page rather than plain text.
    var isPage = false
    /// Whether its markup is read already.
    var isRead = false
}

/// The lines of an input that the rules look at, and what is known of them.
struct LineContent {
    /// The text, with line feeds between lines, mapped to the input's bytes.
    var text: MappedText
    /// The title, where it is named apart from the text.
    var title: MappedText?
    /// What was left out before the rules, in offsets of the input's bytes.
    var removed: [Removal]
    /// What the input says about itself.
    var metadata: Metadata
    /// What the text's own markup says of its lines.
    var marks = LineMarks()
}

extension Metadata {
    /// This metadata with what it lacks taken from another.
    func filled(from other: Metadata) -> Metadata {
        Metadata(
            author: author ?? other.author, published: published ?? other.published, site: site ?? other.site,
            url: url ?? other.url, language: language ?? other.language)
    }
}
