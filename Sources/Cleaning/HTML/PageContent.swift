import Records

/// Text that an element marks as an author's name.
struct AuthorMark {
    /// Where it stands in `PageContent.text`.
    var range: Range<Int>
    /// The index of the node that it stands in.
    var node: Int
    /// Whether a link or microdata says so, rather than a class.
    var isCertain: Bool
}

/// An element that holds paragraphs, in the order in which they begin; the first is the page itself.
struct PageNode {
    /// The index of the node that it stands in.
    var parent: Int
    /// The element.
    var element: PageElement
    /// What its tag and its attributes say it is, if not text.
    var rule: MarkupRule?
    /// Whether it is inside `<article>` or `<main>`, or is one.
    var isInArticle: Bool
    /// Whether it is inside an element that holds comments, or is one.
    var isInComments = false
}

/// A paragraph, heading, list item or other run of text between block tags.
struct PageBlock {
    /// Where it stands in `PageContent.text`.
    var range: Range<Int>
    /// The index of the node that it stands in.
    var node: Int
    /// The innermost block element around it.
    var element: PageElement
    /// How many of its bytes stand inside links.
    var linkBytes: Int
    /// How many of these stand inside links to a place within a page.
    var placeLinkBytes = 0
    /// How many pictures and how many controls stand before its end, behind the block before.
    var pictures = 0
    var controls = 0
}

/// All visible text of a page, block by block, with what its markup says.
struct PageContent {
    /// The blocks' text one after the other, mapped to the page.
    var text = MappedText()
    var blocks: [PageBlock] = []
    /// How many bytes of text elements hold that their attributes hide.
    var hiddenByteCount = 0
    var nodes: [PageNode] = [PageNode(parent: 0, element: .html, rule: nil, isInArticle: false)]
    /// The `<title>`, mapped to the page.
    var title: MappedText?
    /// The titles that `<meta>` elements name, mapped to the page.
    var metaTitle: MappedText?
    /// What `<time>` elements and microdata say of days, with where they stand in `text`; empty where their text says
    /// it.
    var days: [(offset: Int, value: [UInt8], how: String)] = []
    /// What elements mark as an author's name, in the order in which they end.
    var authors: [AuthorMark] = []
    /// The words of what the head says the page is about, without an ellipsis at the end.
    var summary: [UInt8] = []
    /// Where the bodies of scripts of structured data (JSON-LD) stand in the page.
    var structuredData: [Range<Int>] = []
    /// What the head says.
    var head = PageHead()
}
