import Bytes
import Records

/// Where metadata of feeds and news in XML was found.
let elementHow = "feed"

/// What can be told of an element before it is cleaned.
public struct ElementHead: Sendable, Equatable {
    /// The id: its own, or else the hash of its bytes.
    public let id: String
    /// Whether its article is a page rather than a plain text.
    public let isPage: Bool

    /// Reads as much of an element.
    ///
    /// - Complexity: O(*n*).
    public init(_ bytes: [UInt8], _ context: XMLContext) {
        let encoding = elementEncoding(bytes.span, wide: context.wide, declared: context.declared)
        let tree = XMLTree(decode(bytes, encoding, .lines).text.bytes)
        let item = context.form == .feed ? FeedItem(tree) : nil
        let own = context.form == .feed ? item?.id : NewsItem(tree)?.id
        id = own.flatMap { $0.utf8.count <= 512 ? $0 : nil } ?? hexadecimal(stableHash(bytes.span))
        isPage = item?.content()?.isPage ?? true
    }

    /// The hash of an element that is too long to be read.
    public init(ofCut bytes: [UInt8]) {
        id = hexadecimal(stableHash(bytes.span))
        isPage = true
    }
}

extension Cleaner {
    /// The text that an element of an XML document holds: an item of a feed, or an article.
    func elementText(of input: RawInput, _ context: XMLContext) throws(Rejection) -> SourceText {
        try checkElement(input.bytes, input)
        let encoding = elementEncoding(input.bytes.span, wide: context.wide, declared: context.declared)
        try checkRecoded(input.bytes, encoding, .lines, input)
        let decoded = decode(input.bytes, encoding, .lines)
        let tree = XMLTree(decoded.text.bytes)
        var source = SourceText(
            content: MappedText(), removed: removals(ofControls: decoded.controls), encoding: encoding.encoding.name)
        if context.form == .feed {
            guard let item = FeedItem(tree), let content = item.content() else {
                throw Rejection(path: input.path, reason: "no-text", detail: "an item with no more than a headline")
            }
            source.content = content.text.traced(through: decoded.text)
            source.isPage = content.isPage
            source.title = item.title()?.traced(through: decoded.text)
            source.metadata = item.metadata(context)
            return source
        }
        guard let item = NewsItem(tree), let body = item.body else {
            throw Rejection(path: input.path, reason: "no-page", detail: "an item without text")
        }
        source.title = item.title()?.traced(through: decoded.text)
        source.metadata = item.metadata(context)
        guard tree.hasChildren(body) else {
            source.content = tree.text(of: body).traced(through: decoded.text)
            return source
        }
        let text = RunningText(tree, body)
        source.content = text.text.traced(through: decoded.text)
        source.isPage = true
        source.isRead = true
        for (range, isNote) in text.left {
            guard let rule = book[isNote ? .newsNote : .newsMedia] else { continue }
            let shown = oneLine(tree.text(in: range))
            guard !shown.bytes.isEmpty else { continue }
            let raw = decoded.text.rawRange(of: range)
            source.removed.append(
                Removal(
                    rawStart: raw.lowerBound, rawEnd: raw.upperBound, kind: rule.kind, rule: rule.id, text: shown.bytes)
            )
        }
        return source
    }
}
