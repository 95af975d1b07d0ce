import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Hyphens at the ends of lines")
struct LineHyphensTests {
    /// Lines before and after, so that the text is known to be wrapped and to part words.
    private func joined(_ end: String, _ start: String, elsewhere: String = "", hyphen: String = "-") throws -> String {
        let lines = [
            "The ministers of five countries met in the city on Friday and con-",
            "firmed that they would send observers to the border before the sum-",
            "mer begins, as one of them said, though none of the others would do " + elsewhere,
            "so, and the talks that were to be held on the next day about \(end)\(hyphen)",
            "\(start) were put off until all of them had asked their govern-",
            "ments at home what they were to do about it.",
        ]
        let text = try #require(string(try article(lines.joined(separator: "\n")).text))
        let from = try #require(text.firstRange(of: "next day about "))
        let to = try #require(text.firstRange(of: " were put off"))
        return String(text[from.upperBound..<to.lowerBound])
    }

    @Test(arguments: [
        // Parted words; with a hyphen before a capital, behind a digit, within a word that has one; between two words.
        ("hos", "tages", "hostages"), ("Franco", "German", "Franco-German"), ("S-300", "systems", "S-300-systems"),
        ("hand-to", "hand", "hand-to-hand"), ("long", "term", "long-term"), ("COVID", "tests", "COVID-tests"),
        ("Jed", "dah", "Jeddah"), ("for", "eign", "foreign"),
    ])
    func `A hyphen goes where it parts a word`(_ end: String, _ start: String, _ expected: String) throws {
        #expect(try joined(end, start) == expected)
    }

    @Test func `A word that stands elsewhere in the text decides`() throws {
        #expect(try joined("marvo", "lian", elsewhere: "Marvolian") == "marvolian")
        #expect(try joined("marvo", "lian", elsewhere: "Marvo-Lian") == "marvo-lian")
    }

    @Test func `Soft hyphens and those of OCR go always`() throws {
        #expect(try joined("Franco", "german", hyphen: "\u{AD}") == "Francogerman")
        #expect(try joined("Franco", "german", hyphen: "\u{AC}") == "Francogerman")
        #expect(try joined("Franco", "german", hyphen: "\u{2010}") == "Francogerman")
    }

    @Test func `Each hyphen that goes is a row`() throws {
        let text =
            "The ministers of five countries met in the city on Friday and con-\n"
            + "firmed that they would send observers to the border before the sum-\n"
            + "mer begins, as one of them said, though none of the others would do\n" + "so.\n"
        let article = try article(text)
        #expect(removals(article) == ["line-hyphen: -", "line-hyphen: -"])
        #expect(article.removed.map(\.rawStart) == [65, 133])
        #expect(lostOffsets(article, Array(text.utf8)) == [])
        #expect(complaints(article, Array(text.utf8)) { _, _ in false } == [])
    }
}
