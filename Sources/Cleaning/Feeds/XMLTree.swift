import Bytes

/// An element of an XML document.
struct XMLNode {
    /// The name with its prefix, and without.
    var name: Range<Int>
    var local: Range<Int>
    /// Behind the name, up to the end of the first tag.
    var attributes: Range<Int>
    /// Between the tags.
    var inner: Range<Int>
    /// Where the element begins, and where it ends.
    var range: Range<Int>
    /// The index of the element that it stands in.
    var parent: Int
    /// The index behind the last element in it.
    var next: Int
}

/// The elements of an XML document, or of a part of one, in the order in which they begin; the first is the document.
///
/// An element without its end ends where the one around it does, and an end without its beginning is nothing.
struct XMLTree {
    /// The document, UTF-8.
    let bytes: [UInt8]
    private(set) var nodes: [XMLNode] = []

    /// Reads a document.
    ///
    /// - Complexity: O(*n*), however deep.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let text = bytes.span
        nodes = [
            XMLNode(
                name: 0..<0, local: 0..<0, attributes: 0..<0, inner: bytes.indices, range: bytes.indices, parent: 0,
                next: 1)
        ]
        var open: [(node: Int, hash: UInt64)] = []
        var counts: [UInt64: Int] = [:]
        var i = 0
        while i < bytes.count {
            let token = XMLToken(text, at: i, before: bytes.count)
            i = token.range.upperBound
            guard token.kind == .start || token.kind == .empty || token.kind == .end else { continue }
            let hash = stableHash(text.extracting(token.inner))
            if token.kind == .end {
                guard counts[hash, default: 0] > 0 else { continue }
                while let last = open.popLast() {
                    counts[last.hash, default: 0] -= 1
                    let isWanted = last.hash == hash
                    close(last.node, at: token.range.lowerBound, end: isWanted ? i : token.range.lowerBound)
                    if isWanted { break }
                }
                continue
            }
            let colon = token.inner.last { text[$0] == 0x3A }
            let isEmpty = token.kind == .empty
            nodes.append(
                XMLNode(
                    name: token.inner, local: (colon.map { $0 + 1 } ?? token.inner.lowerBound)..<token.inner.upperBound,
                    attributes: token.inner.upperBound..<i - (isEmpty ? 2 : 1), inner: i..<i, range: token.range,
                    parent: open.last?.node ?? 0, next: nodes.count + 1))
            if !isEmpty {
                open.append((nodes.count - 1, hash))
                counts[hash, default: 0] += 1
            }
        }
        while let last = open.popLast() { close(last.node, at: bytes.count, end: bytes.count) }
        nodes[0].next = nodes.count
    }

    private mutating func close(_ node: Int, at offset: Int, end: Int) {
        nodes[node].inner = nodes[node].inner.lowerBound..<offset
        nodes[node].range = nodes[node].range.lowerBound..<end
        nodes[node].next = nodes.count
    }

    /// The elements that stand directly in another.
    func children(of node: Int) -> [Int] {
        var children: [Int] = []
        var i = node + 1
        while i < nodes[node].next {
            children.append(i)
            i = nodes[i].next
        }
        return children
    }

    /// Whether elements stand in another.
    func hasChildren(_ node: Int) -> Bool { nodes[node].next > node + 1 }

    /// The name of an element without its prefix and its prefix, both in lower case.
    func name(_ node: Int) -> (local: String, prefix: String) {
        let (name, local) = (nodes[node].name, nodes[node].local)
        let prefix = name.lowerBound..<max(name.lowerBound, local.lowerBound - 1)
        return (lowercased(local), lowercased(prefix))
    }

    /// The name of an element without its prefix, in lower case.
    func local(_ node: Int) -> String { lowercased(nodes[node].local) }

    private func lowercased(_ range: Range<Int>) -> String {
        // A longer name is none that anybody asks for.
        String(
            decoding: asciiLowercased(
                bytes.span.extracting(
                    range.prefix(64).isEmpty ? 0..<0 : range.lowerBound..<min(range.upperBound, range.lowerBound + 64))),
            as: UTF8.self)
    }

    /// The first child of each name in turn: a path.
    func path(_ node: Int, _ names: String...) -> Int? {
        var node = node
        for name in names {
            guard let child = children(of: node).first(where: { local($0) == name }) else { return nil }
            node = child
        }
        return node
    }

    /// The value of an attribute, by its name without prefix in lower case, with its references decoded; `nil` where it
    /// is missing or empty.
    func attribute(_ node: Int, _ name: String) -> String? {
        let text = bytes.span
        let range = nodes[node].attributes
        var i = range.lowerBound
        while i < range.upperBound {
            while i < range.upperBound, isASCIISpace(text[i]) || text[i] == 0x2F { i += 1 }
            let start = i
            while i < range.upperBound, !isASCIISpace(text[i]), text[i] != 0x3D { i += 1 }
            let found = start..<i
            while i < range.upperBound, isASCIISpace(text[i]) { i += 1 }
            guard i < range.upperBound, text[i] == 0x3D else {
                if i == start { i += 1 }
                continue
            }
            i += 1
            while i < range.upperBound, isASCIISpace(text[i]) { i += 1 }
            guard i < range.upperBound else { return nil }
            let isQuoted = text[i] == 0x22 || text[i] == 0x27
            let quote = text[i]
            if isQuoted { i += 1 }
            let from = i
            while i < range.upperBound, isQuoted ? text[i] != quote : !isASCIISpace(text[i]) { i += 1 }
            let value = from..<i
            if isQuoted, i < range.upperBound { i += 1 }
            let colon = found.last { text[$0] == 0x3A }.map { $0 + 1 } ?? found.lowerBound
            guard lowercased(colon..<found.upperBound) == name else { continue }
            var decoded = MappedText()
            appendText(value, to: &decoded)
            let trimmed = trimming(decoded.bytes.span, decoded.bytes.indices)
            return trimmed.isEmpty ? nil : String(decoding: decoded.bytes[trimmed], as: UTF8.self)
        }
        return nil
    }
}
