import Bytes

/// Why something was left out: what it is and the rule that decided it, as named in the table of rules.
struct Rule: Sendable, Hashable {
    /// The rule's id.
    var id: String
    /// What the removed run is: `widget`, `link`, `tags`…
    var kind: String

    /// Whether a rule may bear a name: small letters and digits, in parts joined by hyphens or full stops.
    static func isName(_ id: Span<UInt8>) -> Bool {
        var isInPart = false
        for i in id.indices {
            let byte = id[i]
            if isASCIILower(byte) || isASCIIDigit(byte) {
                isInPart = true
            } else {
                guard isInPart, byte == 0x2D || byte == 0x2E else { return false }
                isInPart = false
            }
        }
        return isInPart
    }
}

/// What a rule of the table looks at.
enum RuleMatch: String, CaseIterable {
    /// The whole line is the phrase, without regard to case and to punctuation at its ends.
    case line
    /// The line begins with the phrase.
    case start
    /// The line ends with a match of a regular expression, and is no longer than a caption is.
    case credit
    /// The line begins with the phrase, and the next word is glued to it.
    case glued
    /// The line ends with the phrase, after the end of a sentence.
    case end
    /// The whole line matches a regular expression, without regard to case.
    case pattern
    /// The same, for a line of any length among the first or the last lines of a text.
    case notice
    /// A bare URL after this word belongs to the sentence and stays.
    case lead
    /// The line matches the regular expression and is then the number of a page, where it counts up.
    case page
    /// The line begins with a match of the regular expression, among two others that begin with other fields.
    case field
    /// A shape that the program knows by this name: one of `Feature`.
    case feature

    /// Whether it compares words, rather than a regular expression.
    var isWords: Bool {
        switch self {
        case .credit, .pattern, .notice, .page, .field: false
        case .line, .start, .glued, .end, .lead, .feature: true
        }
    }
}

/// The places of a line where a rule holds.
enum RulePlace: String, CaseIterable {
    /// Everywhere.
    case any
    /// Before the first line of prose.
    case head
    /// After the last line of prose.
    case tail
    /// Before the first or after the last.
    case edge

    /// Whether it takes in a place of a line.
    func includes(_ place: LinePlace) -> Bool {
        switch self {
        case .any: true
        case .head: place == .head
        case .tail: place == .tail
        case .edge: place != .body
        }
    }
}

/// Where a line stands: before the first line of prose, among the prose, after the last.
enum LinePlace: CaseIterable {
    case head, body, tail

    /// The places that rules name which hold here, those for any place among the body's only.
    var own: [RulePlace] {
        switch self {
        case .head: [.head, .edge]
        case .body: [.any]
        case .tail: [.tail, .edge]
        }
    }
}

/// The shapes that rules of kind `feature` name.
enum Feature: String, CaseIterable {
    /// A line without a letter or a digit.
    case symbolsLine = "symbols-line"
    /// A line that is a URL.
    case urlLine = "url-line"
    /// A URL in a sentence, with the space before it.
    case inlineURL = "inline-url"
    /// A mark of the notation of a string, or of a list of strings.
    case stringNotation = "string-notation"
    /// A mark of Markdown: of a heading, an item, a hyperlink, emphasis.
    case markdownMark = "markdown-mark"
    /// A picture of a Markdown text, with its description.
    case markdownImage = "markdown-image"
    /// What is said of the article above a Markdown text.
    case frontMatter = "front-matter"
    /// A line of a Markdown text that is nothing but hyperlinks.
    case linkedLine = "linked-line"
    /// What stands below the headings of a list of other articles in a Markdown text.
    case linkedTeaser = "linked-teaser"
    /// What stands below the heading of the comments in a Markdown text.
    case commentsSection = "comments-section"
    /// What stands above the title's heading in a Markdown text.
    case aboveTitle = "above-title"
    /// A tag of HTML in a line of plain text.
    case strayTag = "stray-tag"
    /// What tells at a line's end how many characters were cut off.
    case cutMark = "cut-mark"
    /// White space before a comma or full stop.
    case spaceBeforeMark = "space-before-mark"
    /// A short list with commas and without an end mark, after the prose.
    case commaList = "comma-list"
    /// A line that is no prose, below the heading of a list of other articles, after the prose.
    case afterRelated = "after-related"
    /// Labels in a row, parted by bars or dots.
    case labelRow = "label-row"
    /// A line above the prose that introduces somebody by name.
    case byline = "byline"
    /// A line below the prose on who wrote it.
    case authorNote = "author-note"
    /// A line that says when the article was published or changed, and nothing else.
    case dayLine = "day-line"
    /// The first line, short and without an end mark, before prose.
    case headline
    /// The headline once more above the text, where the title is known already.
    case repeatedTitle = "repeated-title"
    /// A line that the model of lines takes out.
    case scoredLine = "scored-line"
    /// A line that articles of its site carry, and that the model of lines takes out for that.
    case siteLine = "site-line"
    /// A running head or foot, or the number of a page.
    case pageLine = "page-line"
    /// What a document hides, or a word processor knows to have been deleted.
    case hiddenText = "hidden-text"
    /// Notes at the foot of a page.
    case footnote = "footnote"
    /// The hyphen of a word that was parted at the end of a line.
    case lineHyphen = "line-hyphen"
    /// A field that an archive of the press puts above or below an article.
    case pressField = "press-field"
    /// The title among them.
    case pressTitle = "press-title"
    /// What an archive of the press puts around articles.
    case pressCover = "press-cover"
    /// The sign before a line that a message quotes.
    case quoteSign = "quote-sign"
    /// Who wrote a message, and what a mailing list adds, below its text.
    case mailSignature = "mail-signature"
    /// The number of a link, as terminal browsers write it.
    case linkNumber = "link-number"
    /// The addresses of links, numbered, at the end of a text.
    case linkList = "link-list"
    /// Lines of nothing but links in the text of a terminal browser.
    case linkLine = "link-line"
    /// A line with fields or buttons in the text of a terminal browser.
    case formField = "form-field"
    /// The place of a picture in the text of a terminal browser.
    case pictureMark = "picture-mark"
    /// The number and the times of a cue of subtitles, or the time at a line of a transcript.
    case cueLine = "cue-line"
    /// A mark of subtitles: of type, colour, place or voice.
    case cueMark = "cue-mark"
    /// What describes a file of subtitles, and remarks and styles in it.
    case cueHeader = "cue-header"
    /// A picture with its caption in the XML of an agency.
    case newsMedia = "news-media"
    /// A note in a text of the Text Encoding Initiative.
    case newsNote = "news-note"
    /// A line that tells readers to follow the newsroom on a channel, to subscribe to a newsletter, to get an application.
    case callToFollow = "call-to-follow"
    /// A line that asks readers for mistakes and stories.
    case callToWrite = "call-to-write"
    /// A line that asks readers for support.
    case callToSupport = "call-to-support"
    /// A line that says where the article goes on, or who may read it.
    case callToReadOn = "call-to-read-on"
    /// A line that offers the article to the ear.
    case callToListen = "call-to-listen"
    /// A line that asks readers for comments.
    case callToComment = "call-to-comment"
    /// A line that says who may copy the article.
    case rightsNotice = "rights-notice"
    /// A line that tells how artificial intelligence had a part in the article.
    case machineNotice = "machine-notice"
    /// A line that tells whose opinions the article holds.
    case viewsNotice = "views-notice"
    /// A line that offers help to readers whom the article concerns.
    case helpNotice = "help-notice"
    /// A line that tells what was wrong in an earlier version.
    case correction
    /// A line that tells readers what their browser lacks.
    case browserNotice = "browser-notice"
    /// A caption that ends with a name in capitals.
    case captionCapitals = "caption-capitals"
    /// A line that tells readers on how many devices they may read.
    case deviceNotice = "device-notice"
    /// A line on the reader's account beside calls to subscribe.
    case accessNotice = "access-notice"
    /// A line by which a site says that it uses cookies.
    case cookieNotice = "cookie-notice"
    /// What is left of a post of a service where none is shown.
    case embeddedPost = "embedded-post"
    /// A line of subtitles that the cue before shows already.
    case cueRepeat = "cue-repeat"
}
