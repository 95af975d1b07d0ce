import Cleaning
import JSONLines

/// A page whose article is known, wholly or in part.
struct LabelledPage {
    var html: [UInt8] = []
    /// The host of its address, or its id up to the first hyphen: pages of one site share it.
    var site = ""
    var gold = BlockGold(text: nil, inside: [], outside: [])

    /// Which of four folds its site is in: by the sum of its bytes, so that any program can tell.
    var fold: Int { site.utf8.reduce(0) { ($0 + Int($1)) % 4 } }

    /// Reads a line.
    init(_ line: [UInt8]) throws(JSONError) {
        var reader = JSONReader(line.span)
        var url = ""
        var id = ""
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "html": html = try reader.utf8()
            case "text": if try !reader.null() { gold.text = try reader.utf8() }
            case "with": gold.inside = try Self.texts(&reader)
            case "without": gold.outside = try Self.texts(&reader)
            case "url": if try !reader.null() { url = String(decoding: try reader.utf8(), as: UTF8.self) }
            case "id": id = String(decoding: try reader.utf8(), as: UTF8.self)
            default: _ = try reader.skip()
            }
        }
        try reader.end()
        let parts = url.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        if parts.count > 2, parts[0].elementsEqual("https:".utf8) || parts[0].elementsEqual("http:".utf8) {
            site = String(decoding: parts[2], as: UTF8.self)
        } else {
            site = String(decoding: id.utf8.prefix { $0 != 0x2D }, as: UTF8.self)
        }
    }

    private static func texts(_ reader: inout JSONReader) throws(JSONError) -> [[UInt8]] {
        var texts: [[UInt8]] = []
        if try reader.null() { return [] }
        try reader.beginArray()
        while try reader.nextElement() { texts.append(try reader.utf8()) }
        return texts
    }
}
