import Lexicons
import TestSupport
import Testing

@testable import Cleaning

@Suite("Dates as people write them")
struct WrittenDateTests {
    @Test(arguments: [
        ("Published: 3 May 2025, 10:22 GMT", ["2025-05-03"]), ("Sat, 03 May 2025 10:00:00 GMT", ["2025-05-03"]),
        ("May 3rd, 2025", ["2025-05-03"]), ("SEPT. 30, 2024", ["2024-09-30"]), ("2025/05/03", ["2025-05-03"]),
        ("03.05.2025", ["2025-05-03"]), ("03.05.25", ["2025-05-03"]), ("31/05/2025", ["2025-05-31"]),
        ("05/31/2025", ["2025-05-31"]), ("05/05/2025", ["2025-05-05"]), ("03/05/2025", []), ("3 hours ago", []),
        ("10:22, 3 May 2025", ["2025-05-03"]), ("May 2025", []), ("version 1.2.25", []), ("29 February 2025", []),
        ("3 May 2025 | 4 May 2025", ["2025-05-03", "2025-05-04"]), ("26-FEB-1997 15:01:01.79", ["1997-02-26"]),
        ("2024年3月5日 10:30", ["2024-03-05"]), ("2024년 3월 5일", ["2024-03-05"]), ("2024. 3. 5.", ["2024-03-05"]),
        ("٥ مارس ٢٠٢٤", ["2024-03-05"]), ("۵ مارس ۲۰۲۴", ["2024-03-05"]), ("๕ มีนาคม ๒๕๖๗", ["2024-03-05"]),
        ("5 มี.ค. 2567", ["2024-03-05"]), ("۱۵ اسفند ۱۴۰۲", []), ("1402/12/15", []), ("", []),
    ])
    func `A day is read where it is certain`(_ line: String, _ days: [String]) throws {
        #expect(try read(line, DateHabit()) == days)
    }

    @Test(arguments: [
        ("en-gb", "", "2025-05-03"), ("en-us", "", "2025-03-05"), ("en", "uk", "2025-05-03"),
        ("en", "gov", "2025-03-05"),
        ("de", "", "2025-05-03"), ("es", "us", "2025-03-05"), ("fil", "ph", "2025-03-05"), ("en", "", nil),
        ("en-ca", "", nil), ("fr", "ca", nil), ("", "com", nil), ("pt-br", "com", "2025-05-03"), ("en", "io", nil),
    ])
    func `The country's custom says which number is the day`(
        _ language: String, _ domain: String, _ day: String?
    ) throws {
        #expect(try read("03/05/2025", DateHabit(language: language, domain: domain)) == (day.map { [$0] } ?? []))
    }

    @Test func `Where languages disagree about a name the page's language decides`() throws {
        #expect(try read("5. listopada 2024.", DateHabit()) == [])
        #expect(try read("5. listopada 2024.", DateHabit(language: "hr")) == ["2024-10-05"])
        #expect(try read("5 listopada 2024", DateHabit(language: "pl-pl")) == ["2024-11-05"])
    }

    @Test func `Each language's example is read`() throws {
        let table = try pipelineTable("lexicon/months.tsv", ["language", "example", "reads"])
        #expect(table.rows.count >= 60)
        for row in table.rows {
            #expect(try read(row["example"], DateHabit()) == [row["reads"]], "\(row["language"])")
        }
    }

    @Test func `Each form of each language names its month`() throws {
        let table = try pipelineTable("lexicon/months.tsv", ["language"])
        for row in table.rows {
            for month in 1...12 {
                #expect(!row.list("\(month)").isEmpty, "\(row["language"]) \(month)")
                let day = "2024-\(month < 10 ? "0" : "")\(month)-05"
                for form in row.list("\(month)") {
                    let habit = DateHabit(language: row["language"])
                    #expect(try read("5 \(form) 2024", habit) == [day], "\(row["language"])")
                }
            }
        }
    }

    @Test(arguments: [
        ("https://example.org/2025/05/03/talks/", "2025-05-03"),
        ("https://example.org/2025/may/03/talks", "2025-05-03"),
        ("https://example.org/2025-05-03-talks.html", "2025-05-03"),
        ("https://example.org/20250503/1.html", "2025-05-03"),
        ("https://example.de/talks-03-05-2025", "2025-05-03"), ("https://example.org/2025/05/talks", nil),
        ("https://example.org/a/20251303/", nil), ("https://example.org/talks-12345678", nil), ("talks", nil),
    ])
    func `The path of an address may name the day`(_ address: String, _ day: String?) throws {
        let habit = DateHabit(domain: "de")
        #expect(addressDay(Array(address.utf8), try months(), habit)?.iso == day)
    }

    private func months() throws -> MonthNames { try Self.names.get() }

    private static let names = Result { try MonthNames(pipelineTable("lexicon/months.tsv", ["language"])) }

    private func read(_ line: String, _ habit: DateHabit) throws -> [String] {
        let bytes = Array(line.utf8)
        return writtenDays(phrase(of: bytes.span, bytes.indices), try months(), habit).map(\.day.iso)
    }
}
