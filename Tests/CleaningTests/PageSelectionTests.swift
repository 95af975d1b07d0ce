import Records
import Testing

@testable import Cleaning

@Suite("Which blocks of a page are its article")
struct PageSelectionTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let more = "Nobody was willing to say whether the talks would end before the winter, as was hoped."

    @Test func `Comments that outweigh the article are no article`() throws {
        let comments = (0..<12).map { _ in "<p>\(Self.more)</p>" }.joined()
        let body = String(repeating: "<p>\(Self.prose)</p>", count: 4)
        let article = try article(
            "<body><div id='story'>\(body)</div><div class='comment-list comments'>\(comments)</div>", path: "a.html")
        #expect(string(article.text) == [String](repeating: Self.prose, count: 4).joined(separator: "\n"))
        #expect(article.removed.map(\.rule) == ["word-comment"])
    }

    @Test func `Marks alone are no prose, however many`() throws {
        let markup = try rulesCleaner().markup
        let page = "<p>\(String(repeating: "*", count: 400))</p><p>\(Self.prose)</p>"
        #expect(proseWeights(shownContent(Array(page.utf8), markup)) == [0, Self.prose.utf8.count])
    }

    @Test func `What stands between the title and the body introduces the article`() throws {
        let body = String(repeating: "<p>\(Self.prose)</p>", count: 5)
        let page = """
            <title>Talks end</title><body><div class=top><h1>Talks end</h1><p class=intro>\(Self.more)</p></div>
            <div id=body><div>\(body)</div></div><div class=more><p><a href=/>\(Self.more)</a></p></div>
            """
        let article = try article(page, path: "a.html")
        #expect(string(article.text)?.hasPrefix("\(Self.more)\n\(Self.prose)") == true)
        #expect(article.removed.map(\.rule) == ["title-heading", "outside-main"])
    }

    @Test(arguments: [
        ("<h2>Two of the four lanes stay closed until the spring</h2>", true),
        ("<span>Politics</span><p>Two of the four lanes stay closed until the spring</p>", true),
        ("<p>Two lanes stay closed</p>", false),
        ("<p>Updated by the newsroom on 3 May 2025 at 14.30 o'clock</p>", false),
        ("<p>Jane Doe | Senior writer for the region and its roads</p>", false),
        ("<p><a href=/more>Two of the four lanes stay closed until the spring</a></p>", false),
        ("<p class=author>Jane Doe of our newsroom in the old harbour</p>", false),
        ("<p>What you need to know before you cross the bridge:</p>", false),
        ("<img src=a.jpg><p>Workers on the bridge over the old harbour</p>", false),
    ])
    func `A line below the title that is no sentence introduces the article, or says who and when`(
        _ line: String, _ stays: Bool
    ) throws {
        let body = String(repeating: "<p>\(Self.prose)</p>", count: 5)
        let page = "<title>Talks end</title><body><div><div><h1>Talks end</h1>\(line)</div><div>\(body)</div></div>"
        let article = try article(page, path: "a.html")
        let text = try #require(string(article.text))
        let prose = [String](repeating: Self.prose, count: 5).joined(separator: "\n")
        #expect(text == (stays ? "Two of the four lanes stay closed until the spring\n\(prose)" : prose))
    }

    @Test func `A short line below the title that is all the head says of the page introduces it`() throws {
        func text(_ summary: String, _ line: String) throws -> String? {
            let page = """
                <meta name=description content="\(summary)"><body><article><h1>Talks end</h1><p>\(line)</p>
                <p>\(Self.prose)</p><p>\(Self.more)</p></article>
                """
            return string(try article(page, path: "a.html").text)
        }
        #expect(
            try text("Two lanes stay closed", "Two lanes stay closed")
                == "Two lanes stay closed\n\(Self.prose)\n\(Self.more)")
        #expect(try text("News of the harbour", "Two lanes stay closed") == "\(Self.prose)\n\(Self.more)")
        #expect(try text("Talks end", "Talks end") == "\(Self.prose)\n\(Self.more)")
    }

    @Test func `Elements that scripts define are what their names say, on lines of their own, or words of a paragraph`()
        throws
    {
        let page = """
            <title>Talks end</title><body><site-header>Home</site-header><article-page><h1>Talks end</h1>
            <by-line>By Jane Doe</by-line><time-stamp datetime="2025-05-03T10:00:00Z">3 May 2025</time-stamp>
            <article-body><p>\(Self.prose)</p><p>\(Self.more) <glossary-term>Talks</glossary-term> are talks.</p>
            <read-more-box><p>\(Self.more)</p></read-more-box></article-body>
            <share-bar><span>Share</span></share-bar></article-page>
            <related-stories><h3>Other news of the week</h3><p>\(Self.prose)</p></related-stories>
            """
        let article = try article(page, path: "a.html")
        #expect(
            string(article.text) == "\(Self.prose)\n\(Self.more) Talks are talks.\n\(Self.more)")
        #expect(article.metadata.author?.value == "Jane Doe")
        #expect(article.metadata.published?.value.hasPrefix("2025-05-03") == true)
    }

    @Test func `A day in numbers right before the text is a line of its own`() throws {
        func text(_ day: String) throws -> String? {
            let page = "<body><h1>Talks end</h1><div><img src=a.jpg>\(day)\(Self.prose)<br><br>\(Self.more)</div>"
            return string(try article(page, path: "a.html").text)
        }
        #expect(try text("<span class=news-date-time>3.05.2025 10:15</span>\n") == "\(Self.prose)\n\(Self.more)")
        #expect(try text("<span>3.05.2025</span>") == "\(Self.prose)\n\(Self.more)")
        // A number and what may be a score are words of the sentence.
        #expect(try text("<b>1 200 300</b> ") == "1 200 300 \(Self.prose)\n\(Self.more)")
    }

    @Test func `A line that the head repeats is part of the article even where it is marked as something else`() throws
    {
        let lead = "The talks are over, and this is what became of them"
        let body = String(repeating: "<p>\(Self.prose)</p>", count: 5)
        let page = """
            <meta property="og:description" content="\(lead) …"><body><header><h1>Talks end</h1><h2>\(lead)</h2></header>
            <div>\(body)</div>
            """
        #expect(string(try article(page, path: "a.html").text)?.hasPrefix("\(lead)\n\(Self.prose)") == true)
    }

    @Test func `Text that a page hides until a script shows it is read where nothing else is there`() throws {
        let body = String(repeating: "<p>\(Self.prose)</p>", count: 5)
        let shown = try article("<body><p>Loading.</p><div hidden id=S:0>\(body)</div>", path: "a.html")
        #expect(string(shown.text)?.hasPrefix(Self.prose) == true)
        let hidden = try article("<body>\(body)<div style='display: none'>\(Self.more)</div>", path: "a.html")
        #expect(string(hidden.text)?.contains(Self.more) == false)
    }

    @Test func `Headings without a text below them and labels above the first prose go`() throws {
        let page = """
            <body><article><div>Politics</div><h2>What happened</h2><p>\(Self.prose)</p><h2>Why</h2><p>\(Self.more)</p>
            <h3>Read on</h3><ul><li><a href=/>Another story about something else</a></li></ul></article>
            """
        let article = try article(page, path: "a.html")
        #expect(string(article.text) == "What happened\n\(Self.prose)\nWhy\n\(Self.more)")
        #expect(article.removed.map(\.rule) == ["head-label", "orphan-heading", "link-density"])
    }

    /// A page's article by the rules alone.
    private func article(_ page: String, path: String) throws -> Article {
        try rulesCleaner().clean(RawInput(path: path, id: "0", bytes: Array(page.utf8), offset: 0, form: .file))
    }

    @Test func `Teasers and comments that outweigh a short article are no article, whatever their classes`() throws {
        let teasers = (0..<6).map {
            "<div><h3><a href=/>Another story, number \($0), about something else</a></h3><p>\(Self.more)</p></div>"
        }
        let comments = (0..<6).map {
            "<div><div>Reader \($0)</div><div>\($0) hours ago</div><div>\(Self.more)</div><div>Reply</div></div>"
        }
        for items in [teasers, comments] {
            let page = """
                <title>Talks end</title><body><div><div><h1>Talks end</h1><div><p>\(Self.prose)</p></div></div>
                <div>\(items.joined())</div></div>
                """
            let content = shownContent(Array(page.utf8), try rulesCleaner().markup)
            let weights = proseWeights(content)
            let selection = rulesSelection(
                content, try rulesCleaner().markup, try ruleBook(), weights, Repeats(content, weights), title: [0])
            let kept = content.blocks.indices.filter { selection.removals[$0] == nil }
            #expect(
                kept.map { String(decoding: content.text.bytes[content.blocks[$0].range], as: UTF8.self) } == [
                    Self.prose
                ])
        }
    }

    @Test func `A page ends where a second article with an author or a day begins`() throws {
        func story(_ title: String, _ day: String, _ prose: String) -> String {
            "<div><h1>\(title)</h1>\(day)<p>\(prose)</p></div>"
        }
        let day = "<time datetime=2025-03-01>1 March</time>"
        let first = story("Talks end", day, Self.prose)
        func read(_ second: String) throws -> Article {
            try article("<title>Talks end</title><body>\(first)\(second)", path: "a.html")
        }
        let ended = try read(story("Rain", day, Self.more))
        #expect(string(ended.text) == Self.prose)
        #expect(ended.removed.last.map { "\($0.kind) \($0.rule)" } == "another-article second-article")
        // What stands right behind a section signs the whole.
        for mark in ["", "<div class=author>Jane Doe</div>", day] {
            let section = try read(story("Why", "", Self.more) + mark)
            #expect(string(section.text) == "\(Self.prose)\nWhy\n\(Self.more)")
        }
        let entries = (0..<4).map { story("Entry \($0)", day, Self.more) }.joined()
        #expect(string(try read(entries).text)?.hasSuffix("Entry 3\n1 March\n\(Self.more)") == true)
    }

    @Test(arguments: [
        ("<div class=x1><div>{}</div><div>{}</div><button>OK</button></div>", true),
        ("<div class=x1><p>{}</p></div>", true),
        // A lead above the title, in the title's own element.
        ("<p>{}</p>", false),
    ])
    func `Prose above the title goes where it stands apart from it`(_ above: String, _ goes: Bool) throws {
        let notice = "We and our partners keep and read what is stored on your device, and you may change your mind."
        let page = """
            <title>Talks end</title><body>\(goes ? above.replacing("{}", with: notice) : "")<div>
            \(goes ? "" : above.replacing("{}", with: notice))<h1>Talks end</h1><p>\(Self.prose) \(Self.more)</p></div>
            """
        let article = try article(page, path: "a.html")
        #expect(string(article.text) == (goes ? "" : notice + "\n") + "\(Self.prose) \(Self.more)")
    }

    @Test(arguments: ["article", "div"])
    func `Sections whose headings link to themselves are no teasers`(_ element: String) throws {
        let sections = (0..<4).map { "<section><h2><a href=#s\($0)>Part \($0)</a></h2><p>\(Self.more)</p></section>" }
        let page =
            "<title>Talks end</title><body><\(element)><h1>Talks end</h1><div><p>\(Self.prose)</p></div>"
            + sections.joined() + "</\(element)>"
        let text = (0..<4).map { "\nPart \($0)\n\(Self.more)" }.joined()
        #expect(string(try article(page, path: "a.html").text) == Self.prose + text)
    }
}
