import Bytes
import Records

/// What an XML document is, by the name of its root.
public enum XMLForm: Sendable, Equatable {
    /// A feed: RSS 2.0 or 1.0, Atom.
    case feed
    /// News of agencies: NITF, NewsML-G2, NewsML 1.
    case news
    /// A text of the Text Encoding Initiative.
    case tei
    /// A page.
    case page
    /// Anything else.
    case other

    /// What the document is whose root has a name, and the names of the elements that hold an article each.
    ///
    /// - Parameter root: Without a prefix, in lower case.
    public static func of(root: [UInt8]) -> (form: XMLForm, elements: [String]) {
        switch String(decoding: root, as: UTF8.self) {
        case "rss", "rdf", "channel": (.feed, ["item"])
        case "feed": (.feed, ["entry"])
        case "entry": (.feed, ["entry"])
        case "item": (.feed, ["item"])
        case "nitf": (.news, ["nitf"])
        case "newsitem", "newsmessage", "newsml": (.news, ["newsitem"])
        case "tei", "tei.2", "teicorpus", "teicorpus.2": (.tei, ["tei", "tei.2"])
        case "html", "head", "body", "div", "article", "section", "main", "p", "table", "h1": (.page, [])
        default: (.other, [])
        }
    }
}

/// What a document says of all of its articles, and how it is encoded.
public final class XMLContext: Sendable, Equatable {
    let form: XMLForm
    /// The encoding, where it cannot be told from the bytes of an element: UTF-16.
    let wide: TextEncoding?
    /// The encoding that the document declares.
    let declared: TextEncoding?
    /// The name of the site.
    let site: String?
    /// The author of all articles that name none.
    let author: String?
    /// The language of the texts.
    let language: String?

    /// Reads what stands around the articles.
    ///
    /// - Parameters:
    ///   - head: The first bytes of all that stands outside the articles.
    ///   - wideBytes: Whether the document is UTF-16, and which byte of a unit comes first.
    public init(_ form: XMLForm, head: [UInt8], wideBytes: WideBytes?) {
        self.form = form
        wide = wideBytes.map { $0 == .littleEndian ? .utf16LittleEndian : .utf16BigEndian }
        declared = wide == nil ? declaredEncoding(head.span) : nil
        let encoding = elementEncoding(head.span, wide: wide, declared: declared)
        let text = decode(head, encoding, .lines).text.bytes
        let tree = XMLTree(text)
        var site: String?
        var author: String?
        var language: String?
        let roots = tree.children(of: 0)
        for node in roots.compactMap({ tree.path($0, "channel") }) + roots {
            for child in tree.children(of: node) {
                switch tree.name(child) {
                case ("title", "media"), ("title", "itunes"): break
                case ("title", _): site = site ?? tree.said(child)
                case ("language", _): language = language ?? tree.said(child)
                // Of Atom: the author of a channel of RSS is whoever runs it.
                case ("author", _): author = author ?? tree.path(child, "name").flatMap { tree.said($0) }
                default: break
                }
            }
            language = language ?? tree.attribute(node, "lang")
        }
        self.site = form == .feed ? site : nil
        self.author = form == .feed ? author : nil
        self.language = language
    }

    /// Whether two documents say the same.
    public static func == (one: XMLContext, other: XMLContext) -> Bool {
        one.form == other.form && one.wide == other.wide && one.declared == other.declared && one.site == other.site
            && one.author == other.author && one.language == other.language
    }
}

/// Which byte of a unit of UTF-16 comes first.
public enum WideBytes: Sendable {
    case littleEndian, bigEndian
}

/// How an element is encoded: as its document is where that is UTF-16, else as its bytes are, or as the document says.
func elementEncoding(_ bytes: Span<UInt8>, wide: TextEncoding?, declared: TextEncoding?) -> DetectedEncoding {
    if let wide { return DetectedEncoding(encoding: wide, isRecoded: true) }
    return detectEncoding(bytes, declared: declared)
}
