import Records
import Testing

@testable import Cleaning

@Suite("Headlines below a page's own lines")
struct LikelyHeadlineTests {
    private static let prose = """
        Ministers of nine countries agreed on Friday to send two hundred observers to the border in the north.
        They will be unarmed, said the minister who had led the talks, and they will report to both capitals each week.
        Nobody knows yet where they are to sleep, since most of the houses along the border have no roof any more.
        The first of them are expected in June, when the roads through the marshes are dry enough for their cars.
        """

    private func title(_ head: [String], _ prose: String = prose) throws -> String? {
        let text = (head + [prose]).joined(separator: "\n")
        return try string(scoringCleaner.get().clean(RawInput(path: "a.txt", id: "0", bytes: Array(text.utf8))).title)
    }

    @Test(arguments: [" - The Norbury Courier", " | Courier", " — Кур’єр"])
    func `The title of the page gives way to the headline below it, which has no name of the site`(
        _ suffix: String
    ) throws {
        let headline = "Nine countries send observers to the northern border"
        #expect(try title([headline + suffix, headline, "3 hours ago", "Share"]) == headline)
        #expect(try title([headline + " in June", headline, "3 hours ago", "Share"]) == headline + " in June")
    }

    @Test(arguments: [
        // What a site has above each article has three words and more as well.
        ["Skip to main content", "The Norbury Courier and Advertiser", "Home", "News", "Sign in"],
        ["Home", "Expand or collapse the menu", "Share"], ["Menu", "Subscribe for 1 pound", "World", "Contact us"],
        ["Home", "Russia & Europe", "3 May 2025"],
    ])
    func `The line that says what the article says is the headline`(_ menu: [String]) throws {
        let headline = "Nine countries send observers to the northern border"
        #expect(try title(menu + [headline, "By Jane Doe", "Share"]) == headline)
        #expect(try title(menu + [headline, "3 May 2025", "4 min read"]) == headline)
    }

    @Test func `A headline that shares no word with its article stands above the byline`() throws {
        let menu = ["Skip to main content", "The Norbury Courier", "Home", "Sign in", "Contact us"]
        #expect(try title(menu + ["A Long Spring for Norbury", "By Jane Doe"]) == "A Long Spring for Norbury")
    }

    @Test(arguments: [
        ["Home", "News", "About us", "Share"], ["Home", "• Observers on the border in the north", "Share", "Save"],
        ["Home", "Observers on the northern border:", "Share", "Save"],
    ])
    func `Menus, items and what introduces something are no headlines`(_ menu: [String]) throws {
        #expect(try title(menu) == nil)
    }

    @Test func `A heading within the article stays where it is`() throws {
        let sentences = Self.prose.split(separator: "\n").map { String($0) }
        let heading = "Observers on the border"
        let text = (["Home", "Share"] + sentences[..<2] + [heading] + sentences[2...]).joined(separator: "\n")
        let article = try scoringCleaner.get().clean(RawInput(path: "a.txt", id: "0", bytes: Array(text.utf8)))
        #expect(article.title == nil)
        #expect(string(article.text) == (sentences[..<2] + [heading] + sentences[2...]).joined(separator: "\n"))
    }
}
