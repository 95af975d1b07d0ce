import Records
import Testing

@testable import Cleaning

/// The rules alone; on each page the article's beginning is shown and something is hidden behind it.
@Suite("Text that is folded away")
struct FoldedTextTests {
    private static let shown = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let first = "Nobody was willing to say whether the talks would end before the winter, as was hoped."
    private static let second = "A spokesman said that three chapters were closed and the fourth would open on Monday."

    @Test(arguments: [
        "<div style='display:none'><p>\(first)</p><p>\(second)</p></div>",
        "<div class=cta><button>Continue</button></div><section hidden><p>\(first)</p><p>\(second)</p></section>",
        "<div class=w><p>\(shown)</p></div><div hidden><div><p>\(first)</p></div><div><p>\(second)</p></div></div>",
    ])
    func `What goes on behind a bar is the article`(_ rest: String) throws {
        #expect(try text("<p>\(Self.shown)</p>\(rest)").hasSuffix("\(Self.shown)\n\(Self.first)\n\(Self.second)"))
    }

    @Test func `An answer that is hidden below its question is the article`() throws {
        let questions = ["Why now?", "What for?"].map { "<h3>\($0)</h3><div hidden><p>\(Self.first)</p></div>" }
        #expect(
            try text("<p>\(Self.shown)</p>" + questions[0] + questions[1].replacing(Self.first, with: Self.second))
                == "\(Self.shown)\nWhy now?\n\(Self.first)\nWhat for?\n\(Self.second)")
    }

    @Test(arguments: [
        // One paragraph, which may be anything.
        "<div hidden><p>\(first)</p></div>",
        // Controls, links, a rule by markup, what stands above again.
        "<div hidden><p>\(first)</p><p>\(second)</p><p><input>Send</p></div>",
        "<div hidden><p><a href=/>\(first)</a></p><p>\(second)</p></div>",
        "<div hidden><div class=newsletter><p>\(first)</p><p>\(second)</p></div></div>",
        "<p>\(first)</p><div hidden><p>\(first)</p><p>\(second)</p></div>",
    ])
    func `Other hidden text stays hidden, and leaves no trace`(_ rest: String) throws {
        let after = "<p>In the end they left as they had come, each by a door of their own and without a word.</p>"
        let shown = try text("<p>\(Self.shown)</p>\(rest)\(after)")
        #expect(!shown.contains(Self.second))
        #expect(shown.hasSuffix("without a word."))
    }

    private func text(_ body: String) throws -> String {
        let page = "<title>Talks end</title><body><article><h1>Talks end</h1>\(body)</article>"
        return try textByRules(ofPage: page)
    }
}
