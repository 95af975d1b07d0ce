import Bytes
import Records

/// What the head of a page says of its article, before one of the claims is believed.
struct PageHead {
    /// Something that an element of the head says.
    struct Claim: Equatable {
        var value: [UInt8]
        /// The element's name for it: `article:published_time`, `author`…
        var how: String
        /// Less is believed more.
        var rank: Int

        /// Whether the name is one under which sites name themselves on all of their pages.
        var isGeneric: Bool {
            ["author", "authors", "creator", "dc.creator", "dcterms.creator", "microdata"].contains(how)
        }

        /// Whether the name is one under which sites give any date of a page: of the file, of a change, of the event.
        var isVague: Bool {
            ["date", "dc.date", "dc:date", "dcterms.date", "created", "creation_date", "datecreated", "doc_date"]
                .contains(how)
        }
    }

    private(set) var authors: [Claim] = []
    var days: [Claim] = []
    var siteNames: [[UInt8]] = []
    /// Addresses of the page, some relative to others.
    private(set) var addresses: [Claim] = []
    /// `<html lang>`, else `og:locale` and the like.
    var language: Claim?
    /// The labels and values of `twitter:label1`, `twitter:data1` and so on: `Written by`, `Jane Doe`.
    private(set) var cards: [(label: [UInt8], value: [UInt8])] = [([], []), ([], [])]

    /// Notes an author whom microdata names out of sight.
    mutating func addAuthor(_ value: [UInt8]?) {
        // Behind the first others are of other articles.
        guard let value = valid(value), !authors.contains(where: { $0.how == "microdata" }) else { return }
        authors.append(Claim(value: value, how: "microdata", rank: .max))
    }

    /// Reads one element.
    ///
    /// - Returns: The title, where the element is one that names it.
    mutating func read(_ element: PageElement, _ attributes: PageAttributes) -> [UInt8]? {
        switch element {
        case .html:
            if let value = valid(attributes["lang"] ?? attributes["xml:lang"]) {
                language = Claim(value: value, how: "html lang", rank: 0)
            }
        case .link:
            guard let relation = attributes["rel"], asciiLowercased(relation.span) == Array("canonical".utf8),
                let value = valid(attributes["href"])
            else { return nil }
            addresses.append(Claim(value: value, how: "link canonical", rank: 0))
        case .meta:
            guard
                let name = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"]
                    ?? attributes["http-equiv"], case let lowered = asciiLowercased(name.span),
                let meaning = Self.meanings[lowered], let value = valid(attributes["content"])
            else { return nil }
            let key = String(decoding: lowered, as: UTF8.self)
            switch meaning.field {
            case .title: return value
            case .author where authors.count < Self.mostAuthors:
                authors.append(Claim(value: value, how: key, rank: meaning.rank))
            case .author: break
            case .day: days.append(Claim(value: value, how: key, rank: meaning.rank))
            case .site: siteNames.append(value)
            case .url: addresses.append(Claim(value: value, how: key, rank: meaning.rank))
            case .language:
                if language.map({ $0.rank > meaning.rank }) ?? true {
                    language = Claim(value: value, how: key, rank: meaning.rank)
                }
            case .label: cards[meaning.rank].label = value
            case .data: cards[meaning.rank].value = value
            }
        default: break
        }
        return nil
    }

    /// The page's address as a whole: the canonical one, else another; `nil` where none can be made whole.
    ///
    /// - Parameter base: The address that the page was found at, where it is known.
    /// - Source: RFC 3986, section 5.2, for references that begin with a slash.
    func url(base: [UInt8]?) -> Claim? {
        let ranked = addresses.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        let bases = (base.map { [$0] } ?? []) + ranked.map(\.element.value)
        let origin = bases.lazy.compactMap { Cleaning.origin(of: $0) }.first
        for (_, claim) in ranked {
            if host(of: claim.value) != nil { return claim }
            guard claim.value.first == 0x2F else { continue }
            if claim.value.dropFirst().first == 0x2F {
                return Claim(value: Array("https:".utf8) + claim.value, how: claim.how, rank: claim.rank)
            }
            if let origin { return Claim(value: origin + claim.value, how: claim.how, rank: claim.rank) }
        }
        return nil
    }

    /// A value that is UTF-8, without white space at its ends; `nil` where nothing is left.
    private func valid(_ value: [UInt8]?) -> [UInt8]? {
        guard let value, firstInvalidUTF8(value.span) == value.count else { return nil }
        let range = trimming(value.span, value.indices)
        return range.isEmpty ? nil : range == value.indices ? value : Array(value[range])
    }

    /// So many claims about authors are kept: all of them may be read for each.
    private static let mostAuthors = 128

    private enum Field { case title, author, day, site, url, language, label, data }

    /// What the names of `<meta>` elements mean. Days of changes are left out: files change for many reasons.
    ///
    /// - Source: Open Graph, Dublin Core, schema.org, Highwire Press, PRISM, and the tags of Parse.ly, Sailthru,
    ///   Chartbeat and Cxense that news sites carry.
    private static let meanings: [[UInt8]: (field: Field, rank: Int)] = {
        var meanings: [[UInt8]: (field: Field, rank: Int)] = [:]
        func add(_ field: Field, _ names: [String]) {
            for (rank, name) in names.enumerated() { meanings[Array(name.utf8)] = (field, rank) }
        }
        add(.title, ["og:title"])
        add(.site, ["og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "twitter:site"])
        add(
            .author,
            [
                "parsely-author", "sailthru.author", "byl", "article:author", "article:author_name",
                "og:article:author",
                "author", "authors", "article.author", "article-author", "mediator_author", "cxenseparse:author",
                "citation_author", "dc.creator", "dc.creator.personalname", "dcterms.creator", "dcterms.contributor",
                "creator", "rbauthors", "bt:author", "twitter:creator:name", "dc:creator", "parsely:author",
                "vr:author",
                "mrf:authors", "dable:author", "article:authors", "page_author", "news_author", "content_author",
                "article_author_name", "article:byline", "byline", "og:author", "article:author:name", "article_author",
                "shareaholic:article_author_name", "author_name",
            ])
        add(
            .day,
            [
                "article:published_time", "og:article:published_time", "article:published", "article.published",
                "datepublished", "og:published_time", "article_date_original", "cxenseparse:recs:publishtime",
                "parsely-pub-date", "sailthru.date", "bt:pubdate", "rbpubdate", "mediator_published_time", "og:pubdate",
                "publishdate", "publish-date", "publish_date", "pubdate", "publication_date", "publicationdate",
                "originalpublicationdate", "published", "published-date", "published_date", "displaydate", "ptime",
                "prism.publicationdate", "citation_publication_date", "citation_online_date", "citation_date",
                "dcterms.issued", "dc.date.issued", "dcterms.date", "dc.date", "dc.date.created", "dcterms.created",
                "dc.terms.created", "datecreated", "article:created", "creation_date", "created", "date", "doc_date",
                "gtm-publish-date", "dateofpublication", "cxenseparse:publishtime", "publish_time", "publishtime",
                "publication-date", "pub_date", "pub-date", "published_at", "article:publication_date",
                "article:published_date", "article:post_date", "iso-8601-publish-date", "vr:published_time",
                "shareaholic:article_published_time", "bytedance:published_time", "apub:time", "og:release_date",
                "release_date", "article:published_at", "article_published_time", "article:pub_date",
                "article_published", "article:create_time", "published_time", "published-time", "date_published",
                "date-published", "og:article:published", "firstpublishedtime", "first_published", "dc.date.published",
                "parsely:pub_date", "dable:published_time", "dcsext.pubdate", "weibo: article:create_at", "pdate",
                "dc:date", "dc.issued", "issued",
            ])
        // Rank 0 is the link's.
        for name in ["og:url", "twitter:url"] { meanings[Array(name.utf8)] = (.url, 1) }
        for name in ["og:locale", "content-language", "dc.language", "language", "inlanguage"] {
            meanings[Array(name.utf8)] = (.language, 1)
        }
        for i in 0..<2 {
            meanings[Array("twitter:label\(i + 1)".utf8)] = (.label, i)
            meanings[Array("twitter:data\(i + 1)".utf8)] = (.data, i)
        }
        return meanings
    }()
}

/// The words of a page's summary, where an element of its head names one.
func summary(_ element: PageElement, _ attributes: PageAttributes) -> [UInt8]? {
    guard element == .meta, let name = attributes["property"] ?? attributes["name"],
        summaryNames.contains(asciiLowercased(name.span)),
        let value = attributes["content"], firstInvalidUTF8(value.span) == value.count
    else { return nil }
    return phrase(of: value.span, value.indices)
}

private let summaryNames = ["og:description", "description", "twitter:description"].map { Array($0.utf8) }
