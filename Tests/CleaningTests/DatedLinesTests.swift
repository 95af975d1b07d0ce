import Records
import Testing

@testable import Cleaning

@Suite("Lines that say when and by whom, and nothing else")
struct DatedLinesTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    @Test(arguments: [
        "March 4, 2025 2:05 PM By Jane Holloway of late", "19.03.2019 11:45 | von Anna Schmidt und Max Muster",
        "Veröffentlicht am Dienstag, 26. Oktober 2023, 14:05 Uhr",
        "4 de marzo de 2025 a las 14:05 | Por Lucía Fernández Mora",
        "4 березня 2025, 14:05 | Автор: Андрій Бойко", "Updated - March 4, 2025 2:05 PM IST - New Geneva",
    ])
    func `They go above the text`(_ line: String) throws {
        let line = line.replacing(" of late", with: "")
        let article = try article(list: [line], then: Self.prose)
        #expect(string(article.text) == Self.prose)
        #expect(removals(article) == ["title-heading: Talks end", "dated-line: \(line)"])
    }

    @Test(arguments: [
        "Donnerstag, 14. November 2024 in Potsdam", "4 Μαρτίου 2025 Εκτύπωση", "Последња измена: 4. 3. 2025.",
    ])
    func `Few words may stand beside the day of publication`(_ line: String) throws {
        let article = try article(list: [], then: "\(line)</p><p>\(Self.prose)")
        #expect(string(article.text) == Self.prose)
        #expect(removals(article).last?.hasSuffix(": \(line)") == true)
    }

    @Test func `Their labels go with them, in any script`() throws {
        let label = "पहली बार प्रकाशित होने की तिथि"
        let article = try article(list: [], then: "\(label)</p><p>4 मार्च 2025</p><p>\(Self.prose)")
        #expect(string(article.text) == Self.prose)
    }

    @Test(arguments: [
        // A place, an event, what is said of a day, a sentence.
        "Geneva, Tuesday 4 March 2025, in the old town hall", "The vote of 4 March 2025 and what came of it",
        "Dates of the next rounds: 4 March 2025, Geneva",
    ])
    func `What says more stays`(_ line: String) throws {
        #expect(string(try article(list: [line], then: Self.prose).text) == "\(line)\n\(Self.prose)")
    }

    @Test func `They go though one more stands below the text`() throws {
        let day = "Published - March 4, 2025 2:05 pm IST"
        let article = try article(list: ["Updated - March 5, 2025"], then: Self.prose, Self.prose, "</p><p>\(day)")
        #expect(string(article.text) == "\(Self.prose)\(Self.prose)")
        #expect(removals(article).last == "closing-line: \(day)")
    }

    @Test func `So do the days of a chronicle, but for the first, which a rule for lines takes out`() throws {
        let days = ["Dienstag, den 4. März 2025 um 14:05 Uhr", "Mittwoch, den 5. März 2025 um 16:30 Uhr"]
        let list = "</p><ul><li>\(days[1])</li></ul><p>"
        let article = try article(list: [days[0]], then: Self.prose, list, Self.prose)
        #expect(string(article.text) == [Self.prose, days[1], Self.prose].joined(separator: "\n"))
        #expect(removals(article) == ["title-heading: Talks end", "date-line-2: \(days[0])"])
    }

    /// What is made of a page by the rules alone, in which items of a list stand above paragraphs.
    private func article(list: [String], then text: String...) throws -> Article {
        let items = list.map { "<li>\($0)</li>" }.joined()
        let page =
            "<title>Talks end</title><body><div><h1>Talks end</h1><ul>\(items)</ul><p>\(text.joined())</p></div>"
        let input = RawInput(path: "a.html", id: "0", bytes: Array(page.utf8), offset: 0, form: .file)
        return try rulesCleaner().clean(input)
    }
}
