import Bytes

/// An article of a file that an archive of the press exported.
public struct PressPart: Sendable, Equatable {
    /// The archive's own name of the article, or the hash of its bytes.
    public var id: String
    /// Where it begins in the file, with what parts it from the one before.
    public var offset: Int
    /// How many bytes it has.
    public var byteCount: Int
}

/// Parts what an archive of the press exported as text into its articles, of any size: what it keeps is a line.
///
/// A line that stands above each article begins one, a line below each ends it. What stands before the first one (the
/// search, the list of titles) belongs to the first, what stands behind the last to the last: no byte of the file is
/// left out.
///
/// - Complexity: O(*n*).
public struct PressSplitter: Sendable {
    private let marks: PressLines
    private var lines = LinePieces()
    /// Where the article begins that is read.
    private var start = 0
    /// Whether what is read since then is an article, and not what stands around articles.
    private var isArticle = false
    /// Whether its length was told.
    private var isMeasured = false
    private var measuredCount = 0
    private var name: String?
    private var hash = ByteHash()
    private var parts: [PressPart] = []

    /// Begins a file.
    public init(_ marks: PressLines) { self.marks = marks }

    /// Reads on.
    public mutating func add(_ bytes: [UInt8]) {
        lines.add(bytes)
        read()
    }

    /// The articles of the file; none where two at least do not tell how long they are.
    public mutating func finish() -> [PressPart] {
        lines.finish()
        read()
        if isArticle {
            end(at: lines.count)
        } else if let last = parts.indices.last {
            parts[last].byteCount = lines.count - parts[last].offset
        }
        return measuredCount < 2 ? [] : parts
    }

    private mutating func read() {
        while let piece = lines.next() {
            let line = lines.bytes[piece.range]
            // A piece of a long line is none of the table's.
            let mark = piece.startsLine ? marks.mark(ofRaw: line) : nil
            if mark?.role == .begin, isArticle { end(at: piece.offset) }
            for byte in line { hash.add(byte) }
            guard let mark else { continue }
            switch mark.role {
            case .begin: isArticle = true
            case .length:
                isArticle = true
                isMeasured = true
            case .end, .rule:
                if mark.role == .end { name = articleName(in: line) }
                if isArticle { end(at: piece.offset + line.count) }
            case .text, .title, .author, .site, .day, .address, .other, .aside: break
            }
        }
    }

    private mutating func end(at offset: Int) {
        parts.append(PressPart(id: name ?? hexadecimal(hash.value), offset: start, byteCount: offset - start))
        if isMeasured { measuredCount += 1 }
        start = offset
        isArticle = false
        isMeasured = false
        name = nil
        hash = ByteHash()
    }
}

/// The name of an article in the line that ends it: its last word, where that has digits.
private func articleName(in line: ArraySlice<UInt8>) -> String? {
    let word = line.split(whereSeparator: isASCIISpace).last ?? []
    guard word.contains(where: isASCIIDigit), word.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        return nil
    }
    return String(decoding: word, as: UTF8.self)
}
