import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Markdown texts")
struct MarkdownTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let more = "None of them would say how many observers there will be, or who is to pay for all of it."

    /// A text that is Markdown for its link, with a line in its middle.
    private func cleaned(_ line: String) throws -> (text: String, removals: [String]) {
        let article = try article("\(Self.prose)\n\n\(line)\n\n[Talks](https://a.org/) go on. \(Self.more)\n")
        let lines = string(article.text)?.split(separator: "\n") ?? []
        let removals = removals(article).filter { !$0.hasSuffix("](https://a.org/)") }
        return (lines.dropFirst().dropLast().joined(separator: "\n"), Array(removals.dropLast()))
    }

    @Test(arguments: [
        ("It **rejected** _all_ of the `terms`.", "It rejected all of the terms.", ["**", "**", "_", "_", "`", "`"]),
        ("It ***rejected*** the ~~old~~ terms.", "It rejected the old terms.", ["***", "***", "~~", "~~"]),
        ("和平**「條件」**已被拒絕。", "和平「條件」已被拒絕。", ["**", "**"]),
        (
            "A [truce](https://a.org/b_(c) \"A title (here)\") was agreed.", "A truce was agreed.",
            ["[", "](https://a.org/b_(c) \"A title (here)\")"]
        ),
        ("A [*short*](/t) truce.", "A short truce.", ["[", "*", "*", "](/t)"]),
        ("See <https://a.org/b> in full.", "See https://a.org/b in full.", ["<", ">"]),
        ("## The [terms](/t) ##", "The terms", ["## ", "[", "](/t)", " ##"]),
        ("The terms\n---------", "The terms", []),
        (
            "- [x] First **term**.\n* Second term.\n> They left.", "First term.\nSecond term.\nThey left.",
            ["- [x] ", "**", "**", "* ", "> "]
        ),
        ("It is 5\\*3 \\[sic\\].", "It is 5*3 [sic].", ["\\", "\\", "\\"]),
        ("Troops![](a.png)moved.", "Troops moved.", ["![](a.png)"]),
        ("```\nthe code\n```", "the code", ["```", "```"]),
        ("Said [the minister][1].\n[1]: https://a.org/m", "Said the minister.", ["[", "][1]", "[1]: https://a.org/m"]),
        // What nothing closes or opens is the text's own.
        (
            "5 * 3 and 4 * 2, snake_case_name, [sic] (so far), *a",
            "5 * 3 and 4 * 2, snake_case_name, [sic] (so far), *a", []
        ),
        ("#hashtag and -5 and a ] b", "#hashtag and -5 and a ] b", []),
    ])
    func `Marks go and words stay`(_ line: String, _ expected: String, _ marks: [String]) throws {
        let (text, found) = try cleaned(line)
        #expect(text == expected)
        let isMark: (String) -> Bool = { $0.hasPrefix("markdown-") }
        #expect(found.filter(isMark).map { String($0.drop { $0 != " " }.dropFirst()) } == marks)
    }

    @Test(arguments: [
        "The **ministers** met again in the city on Friday and agreed to meet once more next week.",
        "It is *so* [sic] (as said) and f**k it and sh**t, he said of the talks [1] on Friday evening here.",
        "# One heading above a paragraph that goes on and on until it ends in the city on Friday morning.",
        "The program is as follows here:\n# read the file\nread(a)\n# write the file\nwrite(a)",
        "---\nThe ministers met again in the city on Friday and agreed to meet once more next week.\n---",
    ])
    func `Other texts keep what looks like marks`(_ text: String) throws {
        let article = try article(text)
        #expect(article.removed.filter { $0.rule.hasPrefix("markdown") || $0.rule == "front-matter" } == [])
    }

    @Test func `A page as readers for language models write it becomes an article`() throws {
        let body = [Self.prose, Self.more, Self.prose + " " + Self.more]
        let page = """
            Title: Ministers meet again | The Example Times

            URL Source: https://www.example.org/2025/03/14/ministers

            Published Time: 2025-03-14T09:12:00Z

            Markdown Content:
            [Skip to main content](https://www.example.org/#main)

            *   [Home](https://www.example.org/)
            *   [World](https://www.example.org/world)

            We and our 120 partners store cookies on your device so that we can show you what you like.

            Ministers meet again
            ====================

            By [Jane Doe](https://www.example.org/jane-doe)

            [![Image 1: A train](https://cdn.example.org/1.jpg)](https://www.example.org/photo)

            \(body[0])

            ### Read more

            *   [Who pays for the observers](https://www.example.org/a)

            \(body[1])

            \(body[2])

            ### [Another story](https://www.example.org/b)

            Somebody else went to another place on Monday.

            ### [One more story](https://www.example.org/c)

            Nobody went anywhere, as far as could be seen.

            """
        let article = try article(page)
        #expect(string(article.text) == body.joined(separator: "\n"))
        #expect(string(article.title) == "Ministers meet again")
        #expect(article.metadata.author == Metadata.Value("Jane Doe", how: "byline"))
        #expect(article.metadata.published == Metadata.Value("2025-03-14T09:12:00Z", how: "front-matter"))
        #expect(
            article.metadata.url == Metadata.Value("https://www.example.org/2025/03/14/ministers", how: "front-matter"))
        #expect(complaints(article, Array(page.utf8)) { _, _ in false } == [])
        #expect(lostOffsets(article, Array(page.utf8)) == [])
        let told = removals(article).filter { !$0.hasPrefix("markdown-") && !$0.hasPrefix("front-matter") }
        #expect(
            told == [
                "skip-to-main-content: Skip to main content", "linked-line: Home\nWorld",
                "above-title: We and our 120 partners store cookies on your device so that we can show you what you like.",
                "headline: Ministers meet again", "symbols-line: ====================", "byline: By Jane Doe",
                "read-more: Read more", "linked-line: Who pays for the observers", "linked-line: Another story",
                "linked-teaser: Somebody else went to another place on Monday.",
                "linked-line: One more story",
                "linked-teaser: Nobody went anywhere, as far as could be seen.",
            ])
    }

    @Test func `Front matter says title, authors, day, site and language`() throws {
        let page = """
            ---
            title: "Ministers meet again"
            author:
              - "[[Jane Doe]]"
              - John Roe
            published: 14 March 2025
            source: https://www.example.org/ministers
            sitename: The Example Times
            lang: en
            tags: [talks, observers]
            ---
            \(Self.prose)

            \(Self.more)
            """
        let article = try article(page)
        #expect(string(article.text) == Self.prose + "\n" + Self.more)
        #expect(string(article.title) == "Ministers meet again")
        #expect(
            article.metadata
                == Metadata(
                    author: Metadata.Value("Jane Doe; John Roe", how: "front-matter"),
                    published: Metadata.Value("2025-03-14", how: "front-matter"),
                    site: Metadata.Value("The Example Times", how: "front-matter"),
                    url: Metadata.Value("https://www.example.org/ministers", how: "front-matter"),
                    language: Metadata.Value("en", how: "front-matter")))
        #expect(complaints(article, Array(page.utf8)) { _, _ in false } == [])
        #expect(lostOffsets(article, Array(page.utf8)) == [])
    }

    @Test(arguments: ["", "---\ntitle: The observers of the ministers\n---\n"])
    func `A heading below most of the text is not the title's, whatever it says`(_ front: String) throws {
        let text =
            "\(front)\(Self.prose)\n\n\(Self.more)\n\n## The observers of the ministers\n\n## Who they are\n\n\(Self.more)"
        let article = try article(text)
        #expect(string(article.text)?.hasPrefix("\(Self.prose)\n\(Self.more)\n") == true)
        #expect(string(article.title) == (front.isEmpty ? nil : "The observers of the ministers"))
    }

    @Test func `What stands below a heading of comments goes up to the next that is as high`() throws {
        let text = """
            # Ministers meet again

            \(Self.prose)

            \(Self.more)

            ## Comments

            ### Somebody

            I was there and I can tell you that nothing of the kind was ever said by anybody.

            ## What the terms are

            \(Self.prose.replacing("again", with: "once")) \(Self.more)
            """
        let article = try article(text)
        #expect(
            string(article.text)
                == [
                    Self.prose, Self.more, "What the terms are",
                    Self.prose.replacing("again", with: "once") + " " + Self.more,
                ].joined(separator: "\n"))
        #expect(
            removals(article).filter { $0.hasPrefix("comments-section") } == [
                "comments-section: Somebody\n\nI was there and I can tell you that nothing of the kind was ever said by anybody."
            ])
    }

    @Test(arguments: 0..<100)
    func `Paragraphs broken at a width are joined, links and all`(_ seed: UInt64) throws {
        var invented = InventedText(seed: seed)
        var random = SplitMix(seed: seed)
        let paragraphs = (0..<5).map { _ in invented.paragraph() }
        let width = 60 + Int(seed) % 40
        let marked = paragraphs.map { paragraph in
            wrapped(
                paragraph.split(separator: " ").map { word in
                    switch Int.random(in: 0..<12, using: &random) {
                    case 0: "[\(word)](https://example.org/\(Int.random(in: 0..<1000, using: &random)))"
                    case 1: "**\(word)**"
                    default: String(word)
                    }
                }, width: width)
        }
        let text = "[Home](https://example.org/)\n\n" + marked.joined(separator: "\n\n") + "\n"
        let article = try article(text)
        #expect(string(article.text) == paragraphs.joined(separator: "\n"))
        #expect(complaints(article, Array(text.utf8)) { _, _ in false } == [])
        #expect(lostOffsets(article, Array(text.utf8)) == [])
    }

    @Test(arguments: 0..<500)
    func `Whatever is marked, every byte has its place and nothing visible is lost`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let pieces = (0..<Int.random(in: 0...60, using: &random)).map { _ in random.pick(Self.pieces) }
        let text =
            random.pick(["", "---\ntitle: x\n---\n", "Title: a\n\nMarkdown Content:\n"])
            + "Word [a](/b) \(Self.prose)\n"
            + pieces.joined() + "\n\n" + Self.more
        let article = try article(text)
        #expect(complaints(article, Array(text.utf8)) { _, _ in false } == [])
        #expect(lostOffsets(article, Array(text.utf8)) == [])
    }

    private static let pieces = [
        "[", "]", "(", ")", "![", "](", "](/a)", "](https://a.org/ \"b\")", "*", "**", "***", "_", "__", "~~", "`",
        "```", "\\",
        "\\*", "\n", "\n\n", "\n# ", "\n## ", " ##\n", "\n* ", "\n- [ ] ", "\n> ", "\n---\n", "\n====\n",
        "\n[1]: http://a.org\n",
        "[1]", "<https://a.org>", "<", ">", "|", "word", " and ", "Words of a sentence that goes on until it ends. ",
        "和平", " ",
        "\u{200B}", "\t",
    ]

    @Test(arguments: ["](/", "](/)", "[", "![", "[a](/b)", "**", "*a", "[a](", "](a \"", "\\", "[[", "`", "<https://a"])
    func `Fifty thousand marks are looked at once each`(_ piece: String) throws {
        let text = "[a](/b) " + String(repeating: piece, count: 50_000) + "\n\n" + Self.prose
        #expect(string(try article(text).text)?.hasSuffix(Self.prose) == true)
    }

    @Test func `Too many marks are too much`() throws {
        var options = CleaningOptions()
        options.maximumRecodedCharacters = 100
        let cleaner = try Cleaner(options, lineModel: nil, reading: pipelineTable)
        let text = Array(("[a](/b) " + String(repeating: "*a", count: 99)).utf8)
        #expect(
            throws: Rejection(path: "a.txt", reason: "too-large", detail: "101 marks of Markdown, the limit is 100")
        ) { _ = try cleaner.clean(RawInput(path: "a.txt", id: "0", bytes: text)) }
    }

    private func wrapped(_ words: [String], width: Int) -> String {
        var lines = [""]
        for word in words {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = word
            } else if line.unicodeScalars.count + 1 + word.unicodeScalars.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(word)
            }
        }
        return lines.joined(separator: "\n")
    }
}
