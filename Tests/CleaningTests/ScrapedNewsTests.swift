import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning

/// A text of `Tests/Gold/scraped-news.txt` or `scraped-forms.txt`.
struct ScrapedArticle {
    var name: String
    /// What `clean` takes for the headline, where the text has one that is found.
    var title: String?
    /// As a scraper leaves it.
    var lines: [String] = []
    /// What `clean` leaves of it.
    var kept: [String] = []

    static func all(_ name: String) throws -> [ScrapedArticle] {
        var articles: [ScrapedArticle] = []
        let file = String(decoding: try readFile("\(projectFolder)/Tests/Gold/\(name).txt"), as: UTF8.self)
        for line in file.split(separator: "\n") where !line.hasPrefix("#") {
            let mark = line.first
            if line.hasPrefix("=== ") {
                articles.append(ScrapedArticle(name: String(line.dropFirst(4))))
            } else if mark == "/" {
                let parts = line.split(separator: "/").map { String($0) }
                articles[articles.count - 1].lines.append(parts.joined())
                articles[articles.count - 1].kept.append(parts[1])
            } else {
                let isMarked = mark == "~" || mark == "?" || mark == "!" || mark == "^"
                let text = String(isMarked ? line.dropFirst() : line)
                articles[articles.count - 1].lines.append(text)
                if mark == "^" { articles[articles.count - 1].title = text }
                if mark != "~" && mark != "!" && mark != "^" { articles[articles.count - 1].kept.append(text) }
            }
        }
        return articles
    }
}

@Suite("News as scrapers leave it")
struct ScrapedNewsTests {
    @Test(arguments: [("scraped-news", 71), ("scraped-forms", 112)])
    func `The articles stay and what sites put among them goes`(_ file: String, _ count: Int) throws {
        let articles = try ScrapedArticle.all(file)
        #expect(articles.count == count)
        for scraped in articles {
            let raw = Array((scraped.lines.joined(separator: "\n") + "\n").utf8)
            let article = try scoringCleaner.get().clean(RawInput(path: "\(scraped.name).txt", id: "0", bytes: raw))
            #expect(article.text == Array(scraped.kept.joined(separator: "\n").utf8), "\(scraped.name)")
            if let title = scraped.title { #expect(string(article.title) == title) }
            #expect(complaints(article, raw) { _, _ in false } == [], "\(scraped.name)")
            #expect(lostOffsets(article, raw) == [], "\(scraped.name)")
        }
    }
}
