import Bytes
import Records

/// The day of publication that a page's scripts hold, where they hold one: `"publishedAt":"2025-05-03T10:00:00Z"`.
///
/// Sites that are drawn by scripts keep the article as data. Of several days none is believed: those of teasers stand
/// beside the article's. Where nothing else on a page says a day, this is asked.
///
/// - Complexity: O(*n*) in the page's bytes.
func scriptDay(_ page: Span<UInt8>) -> Metadata.Value? {
    var found: String?
    var i = 0
    while let quote = firstOffset(of: 0x22, in: page, from: i) {
        i = quote + 1
        guard i < page.count, page[i] == 0x70 || page[i] == 0x64,
            let key = keys.first(where: { stands($0, in: page, at: i) })
        else { continue }
        // Data within a string of other data has its quotation marks escaped.
        var start = i + key.count
        var quotes = 0
        while start < page.count, quotes < 2, [0x22, 0x5C, 0x3A, 0x20].contains(page[start]) {
            if page[start] == 0x22 { quotes += 1 }
            start += 1
        }
        guard quotes == 2 else { continue }
        var value: [UInt8] = []
        while start < page.count, value.count < 40, page[start] != 0x22, page[start] != 0x5C {
            value.append(page[start])
            start += 1
        }
        guard let date = machineDate(value.span) else { continue }
        if let found, found.prefix(10) != date.prefix(10) { return nil }
        found = found ?? date
    }
    return found.map { Metadata.Value($0, how: "script") }
}

/// What data calls the day of publication.
private let keys = [
    "datePublished", "publishedAt", "published_at", "publishedDate", "published_date", "publishDate", "publish_date",
    "publicationDate", "publication_date", "published_time", "publishedTime", "pubDate", "pub_date", "published",
    "date_published", "displayDate", "display_date",
].map { Array($0.utf8) }
