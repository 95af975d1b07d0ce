import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Lines of a fixed width")
struct WrappedTextTests {
    @Test(arguments: 0..<100)
    func `A wrapped text comes out as it was before`(_ seed: UInt64) throws {
        var invented = InventedText(seed: seed)
        let paragraphs = (0..<4).map { _ in invented.paragraph() }
        let wrapped = paragraphs.map { wrap($0, width: 60 + Int(seed) % 40) }.joined(separator: "\n\n") + "\n"
        let article = try article(wrapped)
        #expect(string(article.text) == paragraphs.joined(separator: "\n"))
        #expect(complaints(article, Array(wrapped.utf8)) { _, _ in false } == [])
        #expect(lostOffsets(article, Array(wrapped.utf8)) == [])
    }

    @Test(arguments: [
        // A list, a verse, paragraphs of one line, too few lines to tell.
        (1...12).map { "Item number \($0) of the list that was agreed upon" }.joined(separator: "\n"),
        "Roses are red and so on\nViolets are blue and more\nSugar is sweet\nAnd so are you, they say\nSo it goes\nAnd goes\nOn",
        "A sentence of the first paragraph that goes on for a good while here.\nAnother one that is short.\nAnd a third.",
    ])
    func `Other lines stay apart`(_ text: String) throws {
        #expect(string(try article(text).text) == text)
    }

    @Test func `A short text of a few wrapped lines is joined`() throws {
        let text = """
            The ministers of five countries met in the city on Friday and agreed to
            send observers to the border before the end of the month, one of them
            said.

            None of them would say how many there will be, or who is to pay for all
            of it.
            """
        #expect(string(try article(text).text)?.utf8.count { $0 == 0x0A } == 1)
    }

    @Test func `An indented line begins a paragraph and a hyphen joins`() throws {
        let line = "words and words and words and words and words and wo"
        let text =
            (0..<8).map { _ in line }.joined(separator: "\n") + " half-\nhearted end of it.\n   A new one begins here."
        let lines = try #require(string(try article(text).text)).utf8.split(separator: 0x0A).map {
            String(Substring($0))
        }
        #expect(lines.count == 2)
        #expect(lines.last == "A new one begins here.")
    }

    @Test func `Lines of a width that characters of several widths fill are joined`() throws {
        let text = """
            The ministers of five countries met in the city
            on Friday and agreed to send observers to
            the border before the end of the month, one
            of them said. None of them would say how many
            there will be.
            The talks go on
            Two of the five have doubts about the plan that
            was put forward by the others a week ago and has
            been changed many times since, their spokesmen
            told reporters.
            """
        #expect(
            string(try article(text).text)?.split(separator: "\n").map { String($0.prefix(15)) } == [
                "The ministers o", "The talks go on", "Two of the five",
            ])
    }

    @Test func `Indented text is joined where each paragraph begins further in`() throws {
        let text = """
                  The ministers of five countries met in the city on Friday
               and agreed to send observers to the border before the end of
               the month, one of them said to reporters in the evening.
                  None of them would say how many there will be, or who is to
               pay for all of it and how long it will take.

            """
        #expect(
            string(try article(text).text)
                == "The ministers of five countries met in the city on Friday and agreed to send observers to the border "
                + "before the end of the month, one of them said to reporters in the evening.\nNone of them would say how "
                + "many there will be, or who is to pay for all of it and how long it will take.")
    }

    @Test func `Lines in Chinese are joined without spaces and its headlines stay apart`() throws {
        let text =
            "部长们星期五在城里会晤，同意在月底之前向边境派\n遣观察员。其中一人说，没有人愿意透露人数。会谈\n将于下周继续举行，两个国家对计划表示怀疑。他们\n的发言人对记者说，计划已多次修改。记者问\n起费用由谁承担，他们没有回答。"
        #expect(string(try article(text).text) == text.replacing("\n", with: ""))
        let headlines = (1...9).map { "部长们在城里会晤同意向边境派遣观察员第\($0)次会谈" }.joined(separator: "\n")
        #expect(string(try article(headlines).text) == headlines)
    }

    private func wrap(_ paragraph: String, width: Int) -> String {
        var lines: [String] = [""]
        for word in paragraph.split(separator: " ") {
            let line = lines[lines.count - 1]
            if line.isEmpty {
                lines[lines.count - 1] = String(word)
            } else if line.unicodeScalars.count + 1 + word.unicodeScalars.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines.joined(separator: "\n")
    }
}
