import Bytes
import Records

/// What a page's scripts hold of its article: `"publishedAt":"2025-05-03T10:00:00Z"`, `"author":{"name":"Jane Doe"}`.
///
/// Sites that are drawn by scripts keep the article as data. Of several days or authors those are believed that stand
/// beside the title; elsewhere none is: those of teasers stand beside the article's. Where nothing else on a page says a
/// day or an author, this is asked.
struct ScriptClaims {
    private var days: [(offset: Int, value: String)] = []
    private var authors: [(offset: Int, value: String)] = []
    /// Where the title stands, ascending.
    private var titles: [Int] = []

    /// Reads scripts.
    ///
    /// - Parameters:
    ///   - scripts: Where they stand in the page.
    ///   - title: What the article is called.
    /// - Complexity: O(*n*) in the scripts' bytes.
    init(_ page: Span<UInt8>, _ scripts: [Range<Int>], title: [UInt8], _ reader: NameReader) {
        let title = Array(title.prefix { $0 != 0x22 && $0 != 0x5C }.prefix(40))
        for script in scripts {
            let text = page.extracting(0..<script.upperBound)
            readStrings(text, from: script.lowerBound, mark: 0x22, title, reader)
            let (dayCount, authorCount) = (days.count, authors.count)
            // `dataLayer.push({'author': 'Jane Doe'})`
            readStrings(text, from: script.lowerBound, mark: 0x27, title, reader)
            if dayCount > 0 { days.removeLast(days.count - dayCount) }
            if authorCount > 0 { authors.removeLast(authors.count - authorCount) }
        }
        titles.sort()
    }

    /// Reads what a script has between quotation marks of one kind, and the keys before it.
    private mutating func readStrings(
        _ text: Span<UInt8>, from start: Int, mark: UInt8, _ title: [UInt8], _ reader: NameReader
    ) {
        var i = start
        while let quote = firstOffset(of: mark, in: text, from: i) {
            i = quote + 1
            guard i < text.count, quote > start else { continue }
            if title.count >= 10, text[i] == title[0], stands(title, in: text, at: i) { titles.append(quote) }
            // A key, or what is the value of one without marks.
            let colon = text[quote - 1] == 0x20 ? quote - 2 : quote - 1
            if text[colon] == 0x3A {
                let key = beginning(of: text, before: colon)
                read(text, from: key, reader)
                // `authors:[{name:"Jane Doe"`
                guard key > 3, text[key - 1] == 0x7B else { continue }
                let before = text[key - 2] == 0x5B ? key - 3 : key - 2
                if text[before] == 0x3A { read(text, from: beginning(of: text, before: before), reader) }
            } else {
                read(text, from: i, reader)
            }
        }
    }

    /// The day of publication, where one is believed.
    var day: Metadata.Value? {
        believed(days.map { ($0.offset, $0.value, String($0.value.prefix(10))) })
            .map { Metadata.Value($0, how: "script") }
    }

    /// The author, where one is believed.
    var author: Metadata.Value? {
        believed(authors.map { ($0.offset, $0.value, $0.value) }).map { Metadata.Value($0, how: "script") }
    }

    /// The only one of some claims, or the nearest to the title.
    private func believed(_ claims: [(offset: Int, value: String, key: String)]) -> String? {
        guard let first = claims.first else { return nil }
        if claims.allSatisfy({ $0.key == first.key }) { return first.value }
        let near = claims.map { (distance(from: $0.offset), $0.value) }
        return near.min { $0.0 < $1.0 }.flatMap { $0.0 < Self.nearness ? $0.1 : nil }
    }

    /// How far the nearest title is.
    private func distance(from offset: Int) -> Int {
        let next = titles.span.firstPosition { $0 >= offset }
        let before = next > 0 ? offset - titles[next - 1] : .max
        return next < titles.count ? min(before, titles[next] - offset) : before
    }

    /// How many bytes from the title its day and its author stand at most.
    private static let nearness = 2000

    /// Reads what a key begins.
    private mutating func read(_ text: Span<UInt8>, from start: Int, _ reader: NameReader) {
        switch text[start] {
        // What the keys begin with.
        case 0x61, 0x62, 0x64, 0x66, 0x70: break
        default: return
        }
        let isDay = Self.dayKeys.contains { isKey($0, text, at: start) }
        guard isDay || Self.authorKeys.contains(where: { isKey($0, text, at: start) }),
            let colon = (start..<min(text.count, start + 40)).first(where: { text[$0] == 0x3A })
        else { return }
        if isDay {
            if let date = value(text, from: colon + 1).flatMap({ machineDate($0.span) }) { days.append((start, date)) }
        } else if let written = author(text, from: colon + 1), authors.count < 64 {
            let names = reader.names(in: written, .declared)
            if !names.isEmpty, names.allSatisfy({ reader.isPerson(words(of: Array($0.utf8))) }) {
                authors.append((start, names.joined(separator: "; ")))
            }
        }
    }

    /// Whether a key stands at an offset, whole.
    private func isKey(_ key: [UInt8], _ text: Span<UInt8>, at start: Int) -> Bool {
        guard stands(key, in: text, at: start), start + key.count < text.count else { return false }
        return [0x22, 0x27, 0x5C, 0x3A].contains(text[start + key.count])
    }

    private func beginning(of text: Span<UInt8>, before end: Int) -> Int {
        var start = end
        while start > 0, end - start < 24, isASCIIAlphanumeric(text[start - 1]) || text[start - 1] == 0x5F {
            start -= 1
        }
        return start
    }

    /// The string or the number that stands behind a colon, at most 80 bytes; data within a string of other data has
    /// its quotation marks escaped.
    private func value(_ text: Span<UInt8>, from start: Int) -> [UInt8]? {
        var i = start
        while i < text.count, [0x20, 0x5C, 0x5B].contains(text[i]) { i += 1 }
        guard i < text.count else { return nil }
        if isASCIIDigit(text[i]) {
            let end = (i..<min(text.count, i + 20)).first { !isASCIIDigit(text[$0]) } ?? i
            return (i..<end).map { text[$0] }
        }
        let mark = text[i]
        guard mark == 0x22 || mark == 0x27 else { return nil }
        i += 1
        var value: [UInt8] = []
        while i < text.count, value.count < 80, text[i] != mark, text[i] != 0x5C, text[i] != 0x7D {
            value.append(text[i])
            i += 1
        }
        return value
    }

    /// The names behind a colon: a string, the name of an object, or those of the objects of an array, parted by
    /// semicolons.
    private func author(_ text: Span<UInt8>, from start: Int) -> [UInt8]? {
        var i = start
        var isList = false
        while i < text.count, [0x20, 0x5B].contains(text[i]) {
            isList = isList || text[i] == 0x5B
            i += 1
        }
        guard i < text.count else { return nil }
        guard text[i] == 0x7B else { return value(text, from: i) }
        guard var names = nameOfObject(text, at: i) else { return nil }
        for _ in 0..<8 where isList {
            guard let end = endOfObject(text, at: i), end + 1 < text.count, text[end] == 0x2C else { break }
            i = text[end + 1] == 0x20 ? end + 2 : end + 1
            guard i < text.count, text[i] == 0x7B, let next = nameOfObject(text, at: i) else { break }
            names += Array("; ".utf8) + next
        }
        return names
    }

    /// Where an object ends that begins at an offset, at most 4000 bytes.
    private func endOfObject(_ text: Span<UInt8>, at start: Int) -> Int? {
        var depth = 0
        for i in start..<min(text.count, start + 4000) {
            if text[i] == 0x7B { depth += 1 }
            if text[i] == 0x7D { depth -= 1 }
            if depth == 0 { return i + 1 }
        }
        return nil
    }

    /// The name of an object that begins at an offset.
    private func nameOfObject(_ text: Span<UInt8>, at i: Int) -> [UInt8]? {
        let end = (i..<min(text.count, i + 240)).first { text[$0] == 0x7D } ?? min(text.count, i + 240)
        var given: [UInt8]?
        for at in i..<end where text[at] == 0x3A {
            let keyEnd = at - (text[at - 1] == 0x22 ? text[at - 2] == 0x5C ? 2 : 1 : 0)
            let key = (beginning(of: text, before: keyEnd)..<keyEnd).map { asciiLowercased(text[$0]) }
            switch String(decoding: key.filter { $0 != 0x5F }, as: UTF8.self) {
            case "name", "fullname", "displayname": return value(text, from: at + 1)
            case "firstname", "givenname": given = value(text, from: at + 1)
            case "lastname", "familyname", "surname":
                if let given, let family = value(text, from: at + 1) { return given + [0x20] + family }
            default: break
            }
        }
        return nil
    }

    /// What data calls the day of publication.
    private static let dayKeys = [
        "datePublished", "publishedAt", "published_at", "publishedDate", "published_date", "publishDate",
        "publish_date",
        "publicationDate", "publication_date", "published_time", "publishedTime", "pubDate", "pub_date", "published",
        "date_published", "displayDate", "display_date", "firstPublished", "publishTime", "publish_time",
        "published-at",
        "first-published-at", "firstPublishDate", "first_publish_date", "firstPublishedAt", "first_published_at",
        "firstPublicationDate", "articlePublicationDate", "articlePublishDate", "articlePublishedDate",
        "article_publish_date", "article_published_date", "publishedDateTime", "publishDateTime",
        "publicationDateTime", "publicationTime", "publication_time",
    ].map { Array($0.utf8) }

    /// What data calls an author.
    private static let authorKeys = [
        "author", "authors", "authorName", "author_name", "author-name", "articleAuthor", "articleAuthors",
        "articleAuthorName", "authorNames", "author_names", "byline", "by",
    ].map { Array($0.utf8) }
}
