import Records
import Testing

@testable import Cleaning

@Suite("Lines that say when an article was published")
struct DayLinesTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    private func removed(_ lines: [String]) throws -> [String] {
        removals(try article(lines.joined(separator: "\n\n"))).filter { !$0.hasPrefix("blank-lines") }
    }

    @Test(arguments: [
        ("Veröffentlicht am 12. Mai 2025 um 14:05 Uhr", DayLine.labelled), ("公開日：2025年5月12日 14時05分", .labelled),
        ("प्रकाशित: 12 मई 2025, 14:05", .labelled), ("تاریخ انتشار: ۲۲ اردیبهشت ۱۴۰۴ - ۱۴:۰۵", .labelled),
        ("Последна актуализация: 12.05.2025", .labelled), ("Date: 12 May 2025", .dated), ("入力：2025年5月12日", .bare),
        ("Senin, 12 Mei 2025 14:05 WIB", .bare), ("2025-05-12 14:05:00", .bare), ("12. 5. 2025", .bare),
        ("2025年5月12日 14:05 来源：新华社", .bare), ("Source: Reuters 12 May 2025", .bare),
        ("12 мая 2025, 14:05 Источник: РИА Новости", .bare),
    ])
    func `A day, the time and what says what it is make a line of a day`(_ line: String, _ expected: DayLine) throws {
        #expect(try NameReader(metadataTables(), site: SiteNames()).dayLine(Array(line.utf8)) == expected)
    }

    @Test(arguments: [
        "Vienna and Geneva, 12 May 2025", "12 May 2025: the bridge is closed", "From 12 May to 13 June 2026 in Lyon",
        "2025-05-12 14056", "Published", "12 May", "", "12 May 2025: source says talks fail",
        "12 May 2025 source: ministers of nine countries agreed", "12 May 2025 Source:",
    ])
    func `What says more, or no day, is none`(_ line: String) throws {
        #expect(try NameReader(metadataTables(), site: SiteNames()).dayLine(Array(line.utf8)) == nil)
    }

    @Test func `A labelled day goes wherever it stands, and names the day`() throws {
        let line = "Objavljeno: 12. maja 2025. u 14:05"
        #expect(try removed([Self.prose, line, Self.prose, Self.prose]) == ["day-line: \(line)"])
        let article = try article([Self.prose, line, Self.prose, Self.prose].joined(separator: "\n\n"))
        #expect(article.metadata.published?.value == "2025-05-12")
    }

    @Test func `A bare day goes above and below the text, not between`() throws {
        let line = "2025年5月12日 14時05分"
        #expect(try removed([line, Self.prose, Self.prose, Self.prose]) == ["day-line: \(line)"])
        #expect(try removed([Self.prose, Self.prose, Self.prose, line]) == ["day-line: \(line)"])
        #expect(try removed([Self.prose, line, Self.prose, Self.prose]) == [])
    }

    @Test func `Days between paragraphs head a chronicle, and so does the first`() throws {
        let days = ["2025年5月12日", "2025年5月13日", "2025年5月14日"]
        #expect(try removed(days.flatMap { [$0, Self.prose] }) == [])
    }
}
