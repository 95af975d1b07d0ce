import Bytes
import Cleaning
import Messages
import Unpacking

/// What a file holds, by its name, or by its beginning where the name says nothing.
enum FileKind {
    /// A record of JSON a line.
    case lines
    /// A JSON document.
    case document
    /// A table of records.
    case table
    /// An XML document, which may be a page.
    case xml
    /// A web archive.
    case archive
    /// Messages one behind the other.
    case mailbox
    /// Articles that an archive of the press exported, or one.
    case press
    /// A document in RTF.
    case rtf
    /// A ZIP archive, which may be a document of Word.
    case zip
    /// One text, page or message.
    case single

    /// What a file holds.
    ///
    /// - Parameter pressLines: By which lines archives of the press part articles.
    init(_ found: FoundFile, _ pressLines: PressLines) {
        let name = comparedName(found.path)
        if let named = Self.named.first(where: { $0.endings.contains(where: name.hasSuffix) }) {
            self = named.kind
        } else if isPageName(pathWhenUnpacked(found.path)) || isMessageName(found.path) {
            // Mail programs write the line that parts messages above a single one too.
            self = .single
        } else {
            self = Self.of(beginning(of: found.file), pressLines)
        }
    }

    /// The endings of names that say what a file holds.
    private static let named: [(kind: FileKind, endings: [String])] = [
        (.lines, [".jsonl", ".ndjson"]), (.document, [".json"]), (.table, [".csv", ".tsv", ".tab"]),
        (.xml, [".xml", ".rss", ".atom", ".rdf", ".nitf", ".newsml", ".tei", ".opml", ".svg"]),
        (.archive, [".warc", ".wet"]), (.mailbox, [".mbox", ".mbx"]),
    ]

    private static func of(_ bytes: [UInt8], _ pressLines: PressLines) -> FileKind {
        if bytes.starts(with: "From ".utf8) { return beginsMailbox(bytes) ? .mailbox : .single }
        if beginsRTF(bytes.span) { return .rtf }
        if beginsZip(bytes) { return .zip }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let tag = bytes[start...].firstIndex(where: { !isASCIISpace($0) }), bytes[tag] == 0x3C else {
            return pressLines.mayFollow(bytes) ? .press : .single
        }
        let names = ["?xml", "rss", "feed", "rdf:rdf", "nitf", "newsml", "newsitem", "newsmessage", "tei"]
        let rest = bytes[(tag + 1)...].prefix(16).map { asciiLowercased($0) }
        return names.contains { rest.starts(with: $0.utf8) } ? .xml : .single
    }
}

/// Whether the name of a file, unpacked, has one of some endings, in letters of any case.
func isNamed(_ path: String, _ endings: [String]) -> Bool {
    endings.contains(where: comparedName(path).hasSuffix)
}

/// The name of a file, unpacked, in lower case.
private func comparedName(_ path: String) -> String {
    String(decoding: pathWhenUnpacked(path).utf8.map { asciiLowercased($0) }, as: UTF8.self)
}

/// The first bytes of a file, as it decompresses to; none of one that cannot be read, which is said when it is read.
private func beginning(of path: String) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(ReadingError) {
        var file = try UnpackedFile(path: path)
        while bytes.count < 1 << 12, try file.read(upTo: 1 << 12 - bytes.count, into: &bytes) > 0 {}
    } catch {
        return []
    }
    return bytes
}
