import Bytes
import Records

/// An item of a feed: what it says, and of what it says it.
struct FeedItem {
    private let tree: XMLTree
    /// The element itself.
    private let node: Int
    private let prefix: String
    /// The elements directly in it, with their names.
    private let fields: [(node: Int, local: String, prefix: String)]

    /// The item that the element of a tree is.
    ///
    /// - Complexity: O(*n*) in elements.
    init?(_ tree: XMLTree) {
        guard tree.nodes.count > 1 else { return nil }
        self.tree = tree
        node = 1
        prefix = tree.name(1).prefix
        fields = tree.children(of: 1).map { child in
            let name = tree.name(child)
            return (child, name.local, name.prefix)
        }
    }

    /// What tells the item from all others: its `guid` or `id` where that holds for the whole web, else its address, with
    /// the `guid`; `nil` for an item without either.
    var id: String? {
        let own = said("guid") ?? said("id") ?? tree.attribute(node, "about")
        if let own, own.utf8.contains(0x3A) { return own }
        guard let url else { return nil }
        return own.map { "\(url) \($0)" } ?? url
    }

    /// The text, or the source of a page; `nil` where the item is nothing but a headline.
    ///
    /// Of several the fullest: the first in the order of the names that holds four fifths of what the longest shows.
    func content() -> (text: MappedText, isPage: Bool)? {
        var found: [(text: MappedText, isPage: Bool, weight: Int)] = []
        for (names, prefixes) in Self.contents {
            for child in children(names, prefixes) {
                guard let content = content(of: child) else { continue }
                found.append((content.text, content.isPage, shownByteCount(content.text.bytes.span)))
            }
        }
        guard let most = found.map(\.weight).max(), most > 0,
            let fullest = found.first(where: { 5 * $0.weight >= 4 * most })
        else { return nil }
        return (fullest.text, fullest.isPage)
    }

    private func content(of child: Int) -> (text: MappedText, isPage: Bool)? {
        // The content stands elsewhere, or is no text.
        if tree.attribute(child, "src") != nil { return nil }
        let type = tree.attribute(child, "type")?.lowercased() ?? ""
        guard !type.hasPrefix("image/"), !type.hasPrefix("video/"), !type.hasPrefix("audio/") else { return nil }
        if tree.hasChildren(child) { return (tree.markup(of: child), true) }
        let text = tree.text(of: child)
        return (text, type == "html" || type == "text/html" || holdsMarkup(text.bytes.span))
    }

    /// The title on one line.
    func title() -> MappedText? {
        guard let child = child("title") else { return nil }
        var title = tree.text(of: child)
        if holdsMarkup(title.bytes.span) { title = htmlDecoded(withoutTags(title)) }
        title = oneLine(title)
        return title.bytes.isEmpty ? nil : title
    }

    /// Author, day, address, site and language.
    func metadata(_ context: XMLContext) -> Metadata {
        let source = child("source")
        let site = source.flatMap { tree.path($0, "title") ?? (tree.hasChildren($0) ? nil : $0) }.flatMap {
            tree.said($0)
        }
        return Metadata(
            author: value(authors ?? context.author),
            published: value(
                said("pubdate") ?? said("date", in: ["dc"]) ?? said("published") ?? said("issued")
                    ?? said("created", in: ["dcterms", "dc"]) ?? said("updated") ?? said("modified")),
            site: value(site ?? context.site), url: value(url),
            language: value(
                said("language", in: ["dc", prefix]) ?? tree.attribute(node, "lang")
                    ?? child("content").flatMap { tree.attribute($0, "lang") } ?? context.language))
    }

    private func value(_ said: String?) -> Metadata.Value? { said.map { Metadata.Value($0, how: elementHow) } }

    // Full texts of feeds by WordPress, Yandex, Mail.ru and others; then what may be a summary.
    private static let contents: [([String], [String])] = [
        (["encoded"], ["content"]), (["full-text", "fulltext", "full_text"], ["yandex", "rambler", "mailru", ""]),
        (["content"], [""]), (["body"], ["xhtml", "html", ""]), (["description"], [""]), (["summary"], [""]),
        (["encoded"], ["excerpt"]), (["abstract"], ["", "dcterms"]), (["description"], ["dc"]),
        (["summary"], ["itunes"]), (["description"], ["media"]),
    ]

    /// The address: where Feedburner leads, the alternate link of Atom, the link of RSS, or a `guid` that is one.
    private var url: String? {
        if let original = said("origlink", in: ["feedburner", "pheedo"]), isAddress(original) { return original }
        let links = children(["link"], ["", "atom"])
        for relation in ["alternate", ""] {
            for link in links {
                guard let target = tree.attribute(link, "href") else { continue }
                let rel = tree.attribute(link, "rel") ?? ""
                if rel == relation, isAddress(target) { return target }
            }
        }
        for link in links {
            if let said = tree.said(link), isAddress(said) { return said }
        }
        if let guid = child("guid"), tree.attribute(guid, "ispermalink")?.lowercased() != "false",
            let said = tree.said(guid), isAddress(said)
        {
            return said
        }
        return nil
    }

    private func isAddress(_ said: String) -> Bool {
        said.utf8.starts(with: "http://".utf8) || said.utf8.starts(with: "https://".utf8)
    }

    /// The authors: names, without their addresses.
    private var authors: String? {
        var names: [String] = []
        var known: Set<String> = []
        for child in children(["creator", "author", "contributor"], ["", "dc", "atom", "itunes", "media"]) {
            guard tree.local(child) != "contributor" || names.isEmpty else { continue }
            let name =
                tree.path(child, "name").flatMap { tree.said($0) } ?? (tree.hasChildren(child) ? nil : tree.said(child))
            if let name = name.flatMap(withoutAddress), known.insert(name).inserted { names.append(name) }
        }
        return names.isEmpty ? nil : names.joined(separator: "; ")
    }

    private func children(_ names: [String], _ prefixes: [String]) -> [Int] {
        let own = prefixes.contains("") ? prefix : ""
        return fields.filter { field in
            names.contains(field.local)
                && (prefixes.contains(field.prefix) || field.prefix == own && prefixes.contains(""))
        }.map(\.node)
    }

    private func child(_ name: String, in prefixes: [String] = [""]) -> Int? { children([name], prefixes).first }

    private func said(_ name: String, in prefixes: [String] = [""]) -> String? {
        child(name, in: prefixes).flatMap { tree.said($0) }
    }
}

/// A name without the address of mail that RSS asks for: `jane@example.org (Jane Doe)`, `Jane Doe <jane@example.org>`;
/// `nil` for an address alone.
private func withoutAddress(_ said: String) -> String? {
    let bytes = Array(said.utf8)
    guard let at = bytes.firstIndex(of: 0x40) else { return said }
    if let open = bytes.firstIndex(of: 0x28), let close = bytes.lastIndex(of: 0x29), open > at, open + 1 < close {
        return String(decoding: bytes[open + 1..<close], as: UTF8.self)
    }
    if let open = bytes.firstIndex(of: 0x3C), open < at {
        let name = trimming(bytes.span, 0..<open)
        return name.isEmpty ? nil : String(decoding: bytes[name], as: UTF8.self)
    }
    // A handle is a name of a kind; an address has no space.
    return at == 0 || bytes.contains(0x20) ? said : nil
}

/// A text without tags.
private func withoutTags(_ text: MappedText) -> MappedText {
    let bytes = text.bytes
    var result = MappedText()
    var cursor = 0
    var i = 0
    while i < bytes.count {
        let token = XMLToken(bytes.span, at: i, before: bytes.count)
        if token.kind == .text { result.append(token.range, of: text, cursor: &cursor) }
        i = token.range.upperBound
    }
    return result
}
