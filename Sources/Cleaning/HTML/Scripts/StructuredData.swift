import Bytes
import JSONLines

/// What a page's JSON-LD says of its article.
struct StructuredData {
    /// Somebody whom the data names as an author.
    struct Author: Equatable {
        var name: String
        /// Whether the data says that it is an organisation.
        var isOrganization: Bool
        /// Whether it says that it is both, a person whose site bears the name.
        var isSite = false
    }

    private(set) var headline: String?
    private(set) var published: String?
    /// When it was last changed.
    private(set) var modified: String?
    /// When the first video was put there.
    private(set) var uploaded: String?
    /// Who wrote the article, each once, in order.
    private(set) var authors: [Author] = []
    /// The names of the article's publisher and of sites.
    private(set) var siteNames: [String] = []
    private var things: [Thing] = []
    /// Each takes some 300 bytes, however few it has in the page.
    private static let maximumThings = 10_000

    /// An object of the data, in the order in which they begin.
    private struct Thing {
        var types: [String] = []
        var id: String?
        var name: String?
        var givenName: String?
        var familyName: String?
        var headline: String?
        var published: String?
        var created: String?
        var modified: String?
        var uploaded: String?
        var authors: [Author] = []
        var creators: [Author] = []
        var authorIDs: [String] = []
        var publishers: [Author] = []
        var publisherIDs: [String] = []

        var isOrganization: Bool {
            !types.contains("Person") && types.contains { $0.hasSuffix("Organization") || $0 == "Corporation" }
        }

        /// Whether it stands in a list of others, or among what is said of the article.
        var isListed = false

        /// Whether it is a picture, a sound or what a reader wrote: its day and its author are none of the article's.
        var isBeside: Bool {
            isListed
                || types.contains { $0 == "ImageObject" || $0 == "AudioObject" || $0 == "Comment" || $0 == "Answer" }
        }

        /// This as somebody who wrote something, where it has a name.
        var asAuthor: Author? {
            (name ?? familyName.map { family in givenName.map { "\($0) \(family)" } ?? family }).map {
                Author(
                    name: $0, isOrganization: isOrganization,
                    isSite: types.contains("Person") && types.contains("Organization"))
            }
        }
    }

    /// Reads the scripts of structured data of a page.
    ///
    /// What cannot be read as JSON is mended, and passed over from where that does not help: it is the page's claim
    /// about itself, not its text, and nothing of the article is lost with it.
    ///
    /// - Parameter titles: What the page's head and headings say its title is, as phrases: of several articles the one
    ///   with such a headline is meant, else the first.
    /// - Source: schema.org, `Article`.
    /// - Complexity: O(*n*) in the scripts' bytes.
    init(_ page: Span<UInt8>, _ scripts: [Range<Int>], titles: [[UInt8]]) {
        for script in scripts {
            let known = things.count
            do throws(JSONError) {
                try readAll(page.extracting(script))
            } catch {
                let partial = Array(things[known...])
                things.removeLast(partial.count)
                let mended = mendedJSON(page, script)
                do throws(JSONError) { try readAll(mended.span) } catch {
                    guard things.count - known < partial.count else { continue }
                    things.removeLast(things.count - known)
                    things += partial
                }
            }
        }
        let articles = things.filter {
            $0.types.contains(where: Self.isArticle) && ($0.published != nil || $0.headline != nil)
        }
        let article =
            articles.first { article in
                guard let headline = article.headline else { return false }
                let words = Array(headline.utf8)
                return titles.contains(phrase(of: words.span, words.indices))
            } ?? articles.first { !$0.isListed }
        headline = article?.headline
        published =
            article?.published ?? things.first { $0.published != nil && !$0.isOrganization && !$0.isBeside }?.published
            ?? (article ?? things.first { $0.created != nil && $0.types.contains(where: Self.isArticle) })?.created
        modified = article?.modified ?? things.first { $0.modified != nil && !$0.isOrganization }?.modified
        uploaded = things.first { $0.uploaded != nil && !$0.isListed }?.uploaded
        siteNames = (article?.publishers ?? []).map(\.name) + names(of: article?.publisherIDs ?? []).map(\.name)
        siteNames += things.filter { $0.types.contains("WebSite") }.compactMap(\.name)
        let credited =
            article ?? things.first { (!$0.authors.isEmpty || !$0.authorIDs.isEmpty) && !$0.isBeside }
            ?? things.first { !$0.creators.isEmpty && $0.types.contains(where: Self.isArticle) }
        guard let credited else { return }
        var authors = credited.authors + names(of: credited.authorIDs)
        if authors.isEmpty { authors = credited.creators }
        var known: Set<String> = []
        self.authors = authors.filter { known.insert($0.name).inserted }
    }

    /// Reads the values of a script, of which there should be one.
    private mutating func readAll(_ script: Span<UInt8>) throws(JSONError) {
        var reader = JSONReader(script)
        repeat { _ = try read(&reader, depth: 0) } while [0x7B, 0x5B].contains(reader.peek())
    }

    private func names(of ids: [String]) -> [Author] {
        guard !ids.isEmpty else { return [] }
        var named: [String: Int] = [:]
        for (i, thing) in things.enumerated() where thing.name != nil {
            if let id = thing.id, named[id] == nil { named[id] = i }
        }
        return ids.compactMap { id in named[id].flatMap { things[$0].asAuthor } }
    }

    /// The properties that hold other works than the article.
    private static let lists: Set<String> = [
        "itemListElement", "hasPart", "mentions", "citation", "comment", "subjectOf", "liveBlogUpdate",
    ]

    private static func isArticle(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("Posting") || type == "Report" || type == "Review"
            || type == "Recipe"
    }

    /// Reads a value and all objects in it; gives the place of the object, where it is one.
    private mutating func read(_ reader: inout JSONReader, depth: Int) throws(JSONError) -> Int? {
        guard depth < 32 else {
            try reader.skip()
            return nil
        }
        switch reader.peek() {
        case 0x5B:
            try reader.beginArray()
            while try reader.nextElement() { _ = try read(&reader, depth: depth + 1) }
            return nil
        case 0x7B: return try object(&reader, depth: depth)
        default:
            try reader.skip()
            return nil
        }
    }

    private mutating func object(_ reader: inout JSONReader, depth: Int) throws(JSONError) -> Int {
        let place = things.count
        guard place < Self.maximumThings else { throw reader.error("more objects than a page has") }
        things.append(Thing())
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "@type": things[place].types = try strings(&reader)
            case "@id": things[place].id = try strings(&reader).first
            case "name":
                let names = try strings(&reader)
                things[place].name = names.isEmpty ? nil : names.joined(separator: "; ")
            case "givenName": things[place].givenName = try strings(&reader).first
            case "familyName": things[place].familyName = try strings(&reader).first
            case "headline": things[place].headline = try strings(&reader).first
            case "datePublished": things[place].published = try strings(&reader).first
            case "dateCreated": things[place].created = try strings(&reader).first
            case "dateModified": things[place].modified = try strings(&reader).first
            case "uploadDate": things[place].uploaded = try strings(&reader).first
            case "author", "@list": try agents(&reader, place, \.authors, \.authorIDs, depth: depth)
            case "creator": try agents(&reader, place, \.creators, \.authorIDs, depth: depth)
            case "publisher": try agents(&reader, place, \.publishers, \.publisherIDs, depth: depth)
            default:
                let first = things.count
                _ = try read(&reader, depth: depth + 1)
                guard Self.lists.contains(key) else { continue }
                for i in first..<things.count { things[i].isListed = true }
            }
        }
        return place
    }

    /// The strings of a value that is one or an array of some; a number counts, and an object that holds its value
    /// (`{"@value": "2025-05-03"}`, `{"name": "Jane Doe"}`).
    private func strings(_ reader: inout JSONReader) throws(JSONError) -> [String] {
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
        case 0x7B:
            var value: [String] = []
            try reader.beginObject()
            while let key = try reader.nextKey() {
                if key == "@value" || key == "name", reader.peek() == 0x22 {
                    value = [try reader.string()]
                } else {
                    try reader.skip()
                }
            }
            return value
        case 0x30...0x39:
            // Seconds or milliseconds; a number with a fraction is no date.
            do throws(JSONError) { return [String(try reader.integer())] } catch { return [] }
        default:
            try reader.skip()
            return []
        }
    }

    /// Reads who did something for a thing: names, persons and organisations, or the ids of some that stand elsewhere.
    private mutating func agents(
        _ reader: inout JSONReader, _ place: Int, _ agents: WritableKeyPath<Thing, [Author]>,
        _ ids: WritableKeyPath<Thing, [String]>, depth: Int
    ) throws(JSONError) {
        guard depth < 32 else {
            try reader.skip()
            return
        }
        switch reader.peek() {
        case 0x22:
            let name = try reader.string()
            if name.hasPrefix("#") || name.hasPrefix("http") {
                things[place][keyPath: ids].append(name)
            } else {
                things[place][keyPath: agents].append(Author(name: name, isOrganization: false))
            }
        case 0x5B:
            try reader.beginArray()
            while try reader.nextElement() {
                try self.agents(&reader, place, agents, ids, depth: depth + 1)
            }
        case 0x7B:
            let agent = things[try object(&reader, depth: depth + 1)]
            if let author = agent.asAuthor {
                things[place][keyPath: agents].append(author)
            } else if !agent.authors.isEmpty {
                // `{"@list": [{"name": "Jane Doe"}]}`
                things[place][keyPath: agents] += agent.authors
            } else if let id = agent.id {
                things[place][keyPath: ids].append(id)
            }
        default: try reader.skip()
        }
    }
}
