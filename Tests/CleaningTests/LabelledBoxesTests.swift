import Records
import Testing

@testable import Cleaning

@Suite("Small boxes within the text whose first line says what they are")
struct LabelledBoxesTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let offer = "Every morning we choose the twenty articles that you should not have missed."

    @Test(arguments: [
        "<div class=x1><h4>Newsletter</h4><p>Nine O'Clock</p><p>\(offer)</p></div>",
        "<div class=x1><h4>Nyhetsbrev</h4><p>Klokka ni</p><p>\(offer)</p></div>",
        "<div class=x1><p>Newsletter</p><p>Nine O'Clock</p><p>\(offer)</p><button>Go</button></div>",
        "<div class=x1><p>Newsletter of the harbour</p><p>\(offer)</p><button>Go</button></div>",
        // What the table knows by its beginning only, and calls.
        "<div class=x1><h3>Det här är en låst artikel. Prenumerera och läs vidare, du får också e-tidningen</h3><p>\(offer)</p></div>",
        "<div class=x1><h3>Sign up for our newsletters and get the stories of the day</h3><p>\(offer)</p></div>",
    ])
    func `They go`(_ box: String) throws {
        let article = try article(box)
        #expect(string(article.text) == [String](repeating: Self.prose, count: 4).joined(separator: "\n"))
        #expect(article.removed.map(\.rule) == ["labelled-box"])
    }

    @Test(arguments: [
        // Another heading, a line without controls, more text than a box has, a heading beside the text.
        ("<div class=x1><h4>Letters</h4><p>\(offer)</p></div>", "Letters\n\(offer)"),
        ("<div class=x1><h4>Newsletter</h4>\(String(repeating: "<p>\(prose)</p>", count: 3))</div>", nil),
        ("<h4>Newsletter</h4><p>\(offer)</p>", nil),
    ])
    func `What is none stays`(_ element: String, _ text: String?) throws {
        let inner = text ?? "Newsletter\n" + shown(element)
        #expect(
            string(try article(element).text)
                == [Self.prose, Self.prose, inner, Self.prose, Self.prose].joined(separator: "\n"))
    }

    /// The paragraphs of an element.
    private func shown(_ element: String) -> String {
        element.contains(Self.offer) ? Self.offer : [Self.prose, Self.prose, Self.prose].joined(separator: "\n")
    }

    /// What the rules make of a page in which an element stands between paragraphs.
    private func article(_ element: String) throws -> Article {
        let body = "<p>\(Self.prose)</p><p>\(Self.prose)</p>"
        let bytes = Array("<body><div>\(body)\(element)\(body)</div>".utf8)
        return try rulesCleaner().clean(RawInput(path: "a.html", id: "0", bytes: bytes, offset: 0, form: .file))
    }
}
