import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Texts of terminal browsers")
struct TerminalMarksTests {
    private static let dump = """
           #[1]alternate [2]The Example Times

             * [3]Home
             * [4]World

           The Kremlin on Friday rejected the terms of a [5]30-day ceasefire that
           the United States and Ukraine had agreed on in Jeddah, saying it needed
           [6]guarantees[7][12] first.

           [IMAGE] Officials said so, as others did before them.

           (BUTTON) Subscribe

        """
    private static let text =
        "The Kremlin on Friday rejected the terms of a 30-day ceasefire that the United States and Ukraine had agreed on "
        + "in Jeddah, saying it needed guarantees[12] first.\nOfficials said so, as others did before them."

    @Test func `Numbers of links go with the list of their addresses, and lines of links`() throws {
        let list =
            "References\n\n   Visible links:\n" + (1...7).map { "   \($0). https://example.org/\($0)\n" }.joined()
        let raw = Self.dump + "\n" + list
        let article = try article(raw)
        #expect(string(article.text) == Self.text)
        #expect(
            removals(article) == [
                "link-line: #[1]alternate [2]The Example Times\n\n     * [3]Home\n     * [4]World", "link-number: [5]",
                "link-number: [6]", "link-number: [7]", "picture-mark: [IMAGE]", "form-field: (BUTTON) Subscribe",
                "link-list: " + String(list.dropLast()),
            ])
        #expect(lostOffsets(article, Array(raw.utf8)) == [])
    }

    @Test func `Without the list they are known by counting up and by the words that follow`() throws {
        let raw = Self.dump.replacing("[7]", with: "").replacing("agreed on", with: "[6]agreed on").replacing(
            "[6]guarantees", with: "[7]guarantees")
        #expect(string(try article(raw.replacing("[12]", with: "")).text) == Self.text.replacing("[12]", with: ""))
    }

    @Test(arguments: [
        // Citations, a list of sources, questions of a form, an answer with underscores.
        "The treaty was signed in 1987.[1] It banned missiles of two kinds.[2][3] Both sides kept to it [4] at first.[5]",
        "[1]Smith wrote so.\n[2]Jones did not.\n[3]Others were silent.\n[4]Some came later.\n[5]All are dead.",
        "The ballot asks one question of every voter in the country.\n[ ] Yes\n[ ] No\nResults are expected by midnight.",
        "They met again.[1]\nReferences\n[1] Smith, J. (1990). Missiles and treaties. Example Press.",
    ])
    func `Other brackets stay`(_ text: String) throws {
        #expect(string(try article(text).text) == text)
    }
}
