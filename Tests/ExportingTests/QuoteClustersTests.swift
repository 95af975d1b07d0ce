import Bytes
import Records
import Shingling
import TestSupport
import Testing

@testable import Exporting

@Suite("Quotations in several articles")
struct QuoteClustersTests {
    private struct Given {
        var article: Int
        var published: String?
        var site: String?
        var quotes: [(String, String?)]

        init(
            _ article: Int, on published: String? = nil, site: String? = nil,
            _ quotes: (String, String?)...
        ) {
            (self.article, self.published, self.site, self.quotes) = (article, published, site, quotes)
        }
    }

    private func record(_ given: Given) -> ExportRecord {
        let id = hexadecimal(UInt64(given.article))
        let text = given.quotes.map(\.0).joined(separator: "\n")
        var record = ExportRecord(
            Article(
                id: id,
                source: Source(path: "a", sha256: "0", byteCount: 0, mediaType: "text/plain", encoding: "utf-8"),
                text: bytes(text), segments: []))
        record.article.metadata.published = given.published.map { Metadata.Value($0, how: "test") }
        record.article.metadata.site = given.site.map { Metadata.Value($0, how: "test") }
        record.extracted.sentences = [Sentence(TextSpan(start: 0, end: text.utf8.count))]
        var start = 0
        for (i, quote) in given.quotes.enumerated() {
            let span = TextSpan(start: start, end: start + quote.0.utf8.count)
            let id = "\(id)-q\(i)"
            record.extracted.quotes.append(
                Quote(
                    id: id, kind: .direct, span: span, quoted: [span], speakerID: quote.1, group: id, sentence: 0,
                    confidence: 1, rule: "test"))
            start = span.end + 1
        }
        return record
    }

    private func clusters(_ records: [ExportRecord]) throws -> [QuoteCluster] {
        var index = QuotationIndex(folder: "/tmp")
        for record in records {
            var export = Export()
            try export.add(record)
            try index.add(export.quotations)
        }
        return try index.clusters()
    }

    /// The table as CSV without its header.
    private func csv(_ given: [Given]) throws -> String {
        String(decoding: quoteClustersTable.lines(try clusters(given.map(record))).csv, as: UTF8.self)
    }

    @Test func `The same words are one row, whatever their marks, case and spacing`() throws {
        let given = [
            Given(
                1, site: "b.example", ("We don’t want another winter like this one, and we won't have it", "per:lind")),
            Given(
                2, on: "2024-03-02", site: "a.example",
                ("we don't want another winter like this one —  and we won’t have it.", "per:arden")),
            Given(
                3, on: "2024-03-01", site: "a.example",
                ("We don't want another winter like this one", "per:lind"), ("and we won't have it", nil)),
            Given(4, ("We want another winter, and this one was like no other", "per:lind")),
        ]
        let words = QuotationWords().hashes(bytes(given[0].quotes[0].0))
        let id = hexadecimal(wordsHash(words.span))
        let expected = """
            \(id),we don't want another winter like this one —  and we won’t have it.,15,3,2,2024-03-01,0000000000000003,0000000000000003-q0,per:lind;per:arden,\
            0000000000000003-q0;0000000000000003-q1;0000000000000002-q0;0000000000000001-q0

            """
        #expect(try csv(given) == expected)
        #expect(try csv(given.reversed()) == expected)
    }

    @Test func `Words of one article only, or fewer than five, are no row`() throws {
        let long = "The pier stays closed until every cable was seen"
        #expect(try csv([Given(1, (long, nil), (long, nil)), Given(2, ("The pier stays closed", nil))]) == "")
        #expect(try csv([Given(1, ("The pier stays closed", nil)), Given(2, ("The pier stays closed", nil))]) == "")
        #expect(
            try csv([Given(1, ("The pier must stay closed", nil)), Given(2, ("The pier must stay closed", nil))]) != "")
    }

    @Test func `A phrase that stands in two utterances makes no two of them one`() throws {
        let phrase = "at the end of the day"
        let one = "It is \(phrase) a question of who pays for the new locks in the valley"
        let two = "We are \(phrase) only ferrymen who have to feed their children through the winter"
        let found = try clusters([
            record(Given(1, (one, nil))), record(Given(2, (two, nil))), record(Given(3, (phrase, nil))),
            record(Given(4, (one, nil))), record(Given(5, (two, nil))),
        ])
        #expect(found.map(\.articles) == [3, 2])
        #expect(found.map { String(decoding: $0.text, as: UTF8.self) } == [one, two])
    }

    @Test(arguments: 0..<50 as Range<UInt64>)
    func `The order of the articles changes nothing, and each row counts its quotes`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var text = InventedText(seed: seed)
        let utterances = (0..<8).map { _ in text.article(byteCount: 200).split(separator: " ").map(String.init) }
        let records = (0..<12).map { number in
            let quotes = (0..<1 + random.upTo(4)).map { _ -> (String, String?) in
                let words = random.pick(utterances)
                let start = random.upTo(words.count - 6)
                let end = min(words.count, start + 5 + random.upTo(words.count))
                return (words[start..<end].joined(separator: " "), random.isLikely(50) ? "per:a" : nil)
            }
            var given = Given(number)
            given.published = random.pick([nil, "2024-01-01", "2024-01-02"])
            given.site = random.pick([nil, "x", "y"])
            given.quotes = quotes
            return record(given)
        }
        let found = try clusters(records)
        #expect(found == (try clusters(records.shuffled(using: &random))))
        var seen: Set<String> = []
        for cluster in found {
            #expect(cluster.articles > 1 && seen.insert(cluster.id).inserted)
            #expect(cluster.quotations.allSatisfy { $0.text.count <= cluster.text.count + 200 })
            #expect(cluster.sites <= cluster.articles)
        }
    }

    @Test func `Beyond memory the rows are the same`() throws {
        var text = InventedText(seed: 9)
        let said = (0..<3000).map { _ in text.article(byteCount: 700) }
        let records = (0..<6000).map { record(Given($0, (said[$0 / 2], nil))) }
        let found = try clusters(records)
        #expect(found.count == 3000)
        #expect(found.allSatisfy { $0.articles == 2 })
        #expect(found.map { $0.quotations[0].occasion.article } == (0..<3000).map { hexadecimal(UInt64(2 * $0)) })
    }
}
