import Records
import Tagging
import TestSupport
import Testing

@testable import Cleaning

@Suite("Lines that articles of one site carry")
struct SiteLinesTests {
    private static let residue = "Follow our live desk on Blip"
    private static let background =
        "The two countries have been at odds over the river since the treaty of 1954 was left unsigned."

    /// Articles of one site: nine of ten carry the residue, four of five a paragraph of background.
    private func site(_ count: Int) -> [RawInput] {
        (0..<count).map { number in
            var invented = InventedText(seed: UInt64(number))
            var lines = [invented.paragraph(), invented.paragraph(), invented.paragraph()]
            if number % 5 != 0 { lines.insert(Self.background, at: 2) }
            if number % 10 != 9 { lines.insert(Self.residue, at: 1) }
            return RawInput(
                path: "site/\(number).txt", id: "\(number)", bytes: Array(lines.joined(separator: "\n\n").utf8))
        }
    }

    private func counted(_ inputs: [RawInput], _ cleaner: Cleaner) -> SiteLines {
        var lines = SiteLines()
        for input in inputs { if let article = cleaner.siteArticle(of: input) { lines.add(article) } }
        return lines.finished()
    }

    @Test func `A label that most articles carry goes, a sentence that most articles carry stays`() throws {
        var cleaner = try scoringCleaner.get()
        let inputs = site(20)
        cleaner.siteLines = counted(inputs, cleaner)
        for (number, input) in inputs.enumerated() {
            let article = try cleaner.clean(input)
            let text = string(article.text) ?? ""
            #expect(removals(article) == (number % 10 == 9 ? [] : ["site-line: \(Self.residue)"]))
            #expect(text.contains(Self.background) == (number % 5 != 0))
            #expect(complaints(article, input.bytes) { _, _ in false } == [])
        }
    }

    @Test func `Three articles say nothing of their site`() throws {
        var cleaner = try scoringCleaner.get()
        let inputs = site(3)
        cleaner.siteLines = counted(inputs, cleaner)
        for input in inputs { #expect(try removals(cleaner.clean(input)) == []) }
    }

    @Test func `Copies of one article count once`() throws {
        let cleaner = try scoringCleaner.get()
        var inputs = site(4)
        inputs += inputs + inputs
        let article = try #require(cleaner.siteArticle(of: inputs[0]))
        #expect(counted(inputs, cleaner).lines(of: article.site)?.articles == 4)
    }

    @Test func `Versions of one story keep its headline and its sentences`() throws {
        var cleaner = try scoringCleaner.get()
        let headline = "Ferry firm ready to drop island route ahead of harbour talks"
        let lead =
            "NORBURY — The ferry firm held talks with officials of the harbour on Sunday in a bid to keep its island route, "
            + "which nobody else serves in winter and which has lost money in each of the last nine years, its head said."
        let last = "The talks on the harbour will resume on Monday."
        let inputs = (0..<8).map { number in
            var invented = InventedText(seed: UInt64(number))
            let lines = [headline, lead] + (0..<4).map { _ in invented.sentence() } + [last]
            return RawInput(
                path: "story/\(number).txt", id: "\(number)", bytes: Array(lines.joined(separator: "\n").utf8))
        }
        cleaner.siteLines = counted(inputs, cleaner)
        for input in inputs {
            let article = try cleaner.clean(input)
            #expect(string(article.title) == headline)
            #expect(string(article.text)?.hasPrefix(lead) == true)
            #expect(string(article.text)?.hasSuffix(last) == true)
        }
    }

    @Test func `A line tells of the story when half of its words of substance are the article's`() throws {
        let text = """
            The ferry firm held talks with officials of the harbour on Sunday.
            Ferry firm and harbour officials go on
            Our ferry news
            Follow our live desk for news of the talks
            渡轮公司星期日与港口官员举行会谈。
            港口官员会谈
            关注我们的频道
            """
        let bytes = Array(text.utf8)
        let lines = textLines(bytes.span)
        let classes = try LineWordClasses(pipelineTable("lexicon/line-words.tsv", ["word", "classes"]))
        let words = OwnWords(bytes.span, prose: [lines[0].range, lines[4].range], classes)
        #expect(lines.map { words.tell(bytes.span, $0) } == [true, true, false, false, true, true, false])
    }

    @Test func `What all articles begin with is no headline`() throws {
        var cleaner = try scoringCleaner.get()
        let inputs = (0..<6).map { number in
            var invented = InventedText(seed: UInt64(number))
            let title = "Ministers meet again about the port of \(invented.name())"
            let text = "The Daily Courier of Norbury\n\n\(title)\n\n" + invented.article(byteCount: 900)
            return (title, RawInput(path: "courier/\(number)", id: "\(number)", bytes: Array(text.utf8)))
        }
        #expect(try string(cleaner.clean(inputs[0].1).title) == "The Daily Courier of Norbury")
        cleaner.siteLines = counted(inputs.map(\.1), cleaner)
        for (title, input) in inputs { #expect(try string(cleaner.clean(input).title) == title) }
    }

    @Test(arguments: [
        (#"{"text":"T","url":"https://www.example.org/a"}"#, #"{"text":"T","url":"http://example.org/b"}"#, true),
        (#"{"text":"T","site":"The Courier"}"#, #"{"text":"T","publisher":"the courier"}"#, true),
        (#"{"text":"T","url":"https://example.org/a"}"#, #"{"text":"T","url":"https://example.com/a"}"#, false),
        (#"{"text":"T","site":"A Site"}"#, #"{"text":"T","site":"B Site"}"#, false),
    ])
    func `Records are of one site by address, else by name`(_ one: String, _ other: String, _ isSame: Bool) throws {
        let hashes = try [one, other].map { line in
            let text = line.replacing("\"T\"", with: "\"\(Self.background)\"")
            let input = RawInput(path: "c.jsonl#1", id: "1", bytes: Array(text.utf8), form: .record)
            return try #require(cleaner().siteArticle(of: input)).site
        }
        #expect((hashes[0] == hashes[1]) == isSame)
    }

    @Test(arguments: [
        ("a/1.txt", "a/2.txt", true), ("a/1.txt", "b/1.txt", false), ("1.txt", "2.txt", true),
        ("a/b/1.txt", "a/1.txt", false),
    ])
    func `Files that name no site are of one site when they stand in one folder`(
        _ one: String, _ other: String, _ isSame: Bool
    ) throws {
        let sites = try [one, other].map { path in
            let input = RawInput(path: path, id: "1", bytes: Array(Self.background.utf8))
            return try #require(cleaner().siteArticle(of: input)).site
        }
        #expect((sites[0] == sites[1]) == isSame)
    }

    @Test(arguments: [
        "<html><body><p>\(background)</p></body></html>", "", "No prose", "%PDF-1.4 \(background)",
    ])
    func `Pages, texts without prose and what is rejected are not counted`(_ text: String) throws {
        let input = RawInput(path: "a/1", id: "1", bytes: Array(text.utf8))
        #expect(try cleaner().siteArticle(of: input) == nil)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `A table that is too small forgets what is rare and never counts too high`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var lines = SiteLines(limit: 64)
        var truth: [UInt64: Int] = [:]
        for number in 0..<400 as Range<UInt64> {
            // Two lines that most articles carry, and one of each article's own.
            let prose = 1000 + number
            var article = SiteArticle(
                site: 1, lines: [prose], prose: [.init(hash: prose, byteCount: 80)], longest: prose)
            for line in [2, 3] as [UInt64] where Int.random(in: 0..<10, using: &random) < 7 {
                article.lines.append(line)
            }
            for line in article.lines + [1] { truth[line, default: 0] += 1 }
            lines.add(article)
        }
        let site = lines.finished().lines(of: 1)
        #expect(site?.articles == 400)
        for line in [2, 3] as [UInt64] {
            #expect(lines.count(line) == truth[line])
        }
        for line in 1000..<1400 as Range<UInt64> { #expect(lines.count(line) <= 1) }
    }

    @Test func `Evidence grows with the articles, and with the share of them that carry a line`() {
        let weights = [0, 3, 4, 8, 16, 100].map { SiteEvidence(count: $0, articles: $0).weight }
        #expect(weights == [0, 1500, 2000, 3000, 4000, 4000])
        #expect(SiteEvidence(count: 8, articles: 16).weight == 3000)
        #expect(SiteEvidence(count: 8, articles: 17).weight == 1500)
        #expect(SiteEvidence(count: 8, articles: 32).weight == 1500)
        #expect(SiteEvidence(count: 8, articles: 33).weight == 0)
    }
}
