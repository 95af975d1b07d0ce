import Bytes
import JSONLines
import Records

/// What a page's JSON-LD says of its article.
struct StructuredData {
    private(set) var headline: String?
    private(set) var published: String?
    private(set) var author: String?
    private var things: [Thing] = []

    /// An object of the data with a name.
    private struct Thing {
        var types: [String] = []
        var id: String?
        var name: String?
        var headline: String?
        var published: String?
        var authors: [String] = []
        var authorIDs: [String] = []
    }

    /// Reads the scripts of structured data of a page.
    ///
    /// What cannot be read as JSON is passed over from there on: it is the page's claim about itself, not its text, and
    /// nothing of the article is lost with it.
    ///
    /// - Source: schema.org, `Article`.
    /// - Complexity: O(*n*) in the scripts' bytes.
    init(_ page: Span<UInt8>, _ scripts: [Range<Int>]) {
        for script in scripts {
            var reader = JSONReader(page.extracting(script))
            do throws(JSONError) { _ = try read(&reader, depth: 0) } catch { continue }
        }
        let article =
            things.first { $0.types.contains(where: Self.isArticle) && ($0.published != nil || $0.headline != nil) }
        headline = article?.headline
        published = article?.published ?? things.first { $0.published != nil }?.published
        let credited = article ?? things.first { !$0.authors.isEmpty || !$0.authorIDs.isEmpty }
        guard let credited else { return }
        var names = credited.authors
        for id in credited.authorIDs {
            if let name = things.first(where: { $0.id == id && $0.name != nil })?.name { names.append(name) }
        }
        var unique: [String] = []
        for name in names where !unique.contains(name) { unique.append(name) }
        author = unique.isEmpty ? nil : unique.joined(separator: ", ")
    }

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report" || type == "Review"
            || type == "Recipe"
    }

    /// Reads a value and all objects in it; gives the object, where it is one.
    private mutating func read(_ reader: inout JSONReader, depth: Int) throws(JSONError) -> Thing? {
        guard depth < 32 else {
            try reader.skip()
            return nil
        }
        switch reader.peek() {
        case 0x5B:
            try reader.beginArray()
            while try reader.nextElement() { _ = try read(&reader, depth: depth + 1) }
            return nil
        case 0x7B:
            let thing = try object(&reader, depth: depth)
            things.append(thing)
            return thing
        default:
            try reader.skip()
            return nil
        }
    }

    private mutating func object(_ reader: inout JSONReader, depth: Int) throws(JSONError) -> Thing {
        var thing = Thing()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "@type": thing.types = try strings(&reader, depth: depth)
            case "@id": thing.id = try strings(&reader, depth: depth).first
            case "name": thing.name = try strings(&reader, depth: depth).first
            case "headline": thing.headline = try strings(&reader, depth: depth).first
            case "datePublished": thing.published = try strings(&reader, depth: depth).first
            case "author": try authors(&reader, &thing, depth: depth)
            default: _ = try read(&reader, depth: depth + 1)
            }
        }
        return thing
    }

    /// The strings of a value that is one or an array of some.
    private func strings(_ reader: inout JSONReader, depth: Int) throws(JSONError) -> [String] {
        switch reader.peek() {
        case 0x22:
            let value = try reader.string()
            return value.isEmpty ? [] : [value]
        case 0x5B:
            var values: [String] = []
            try reader.beginArray()
            while try reader.nextElement() {
                if reader.peek() == 0x22 { values.append(try reader.string()) } else { try reader.skip() }
            }
            return values
        default:
            try reader.skip()
            return []
        }
    }

    /// Who wrote a thing: names, persons and organisations, or the ids of some that stand elsewhere.
    private mutating func authors(_ reader: inout JSONReader, _ thing: inout Thing, depth: Int) throws(JSONError) {
        guard depth < 32 else {
            try reader.skip()
            return
        }
        switch reader.peek() {
        case 0x22: thing.authors.append(try reader.string())
        case 0x5B:
            try reader.beginArray()
            while try reader.nextElement() { try authors(&reader, &thing, depth: depth + 1) }
        case 0x7B:
            let person = try object(&reader, depth: depth + 1)
            if let name = person.name {
                thing.authors.append(name)
            } else if let id = person.id {
                thing.authorIDs.append(id)
            }
        default: try reader.skip()
        }
    }
}
