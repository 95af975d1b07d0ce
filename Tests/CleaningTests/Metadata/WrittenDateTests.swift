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
        ("5 มี.ค. 2567", ["2024-03-05"]), ("5 มี.ค. 67", ["2024-03-05"]), ("5 มี.ค. 24", ["2024-03-05"]),
        ("05/03/2567", []), ("15/03/2567", ["2024-03-15"]), ("۱۵ اسفند ۱۴۰۲", ["2024-03-05"]), ("1402/12/15", []),
        ("۱۴۰۲/۱۲/۱۵", ["2024-03-05"]), ("۳۰ اسفند ۱۴۰۳", ["2025-03-20"]), ("۳۰ اسفند ۱۴۰۲", []),
        ("٠٥\u{200F}/٢٣\u{200F}/٢٠٢٤", ["2024-05-23"]), ("5 مارس/آذار 2024", ["2024-03-05"]),
        ("5 آذار (مارس) 2024", ["2024-03-05"]), ("05-MAR-24", ["2024-03-05"]), ("Mar 5, '24", ["2024-03-05"]),
        ("5 March 24 people", []), ("5 ΜΑΡΤΙΟΥ 2024", ["2024-03-05"]), ("Մարտի 5, 2024", ["2024-03-05"]),
        ("Ngày 5 tháng 3 năm 2024", ["2024-03-05"]), ("5 tháng Mười Một, 2024", ["2024-11-05"]),
        ("2024 оны 03 сарын 05", ["2024-03-05"]), ("5 сарын 3", []), ("2024-cü il 5 mart", ["2024-03-05"]),
        ("令和6年3月5日", ["2024-03-05"]), ("2024年(令和6年)3月5日", ["2024-03-05"]), ("民國113年3月5日", ["2024-03-05"]),
        ("6年3月5日", []), ("५ मार्च २०२४", ["2024-03-05"]), ("૫ માર્ચ ૨૦૨૪", ["2024-03-05"]), ("5 / 3 / 2024", []),
        ("15 / 3 / 2024", ["2024-03-15"]), ("२०८०-११-२२", []), ("Date : 3 May 2025 : 10", ["2025-05-03"]), ("", []),
    ])
    func `A day is read where it is certain`(_ line: String, _ days: [String]) throws {
        #expect(try read(line, try dateHabit()) == days)
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
        #expect(try read("03/05/2025", try dateHabit(language: language, domain: domain)) == (day.map { [$0] } ?? []))
    }

    @Test(arguments: [
        ("3 V 2025", "pl", "", "2025-05-03"), ("2025. V. 3.", "hu", "", "2025-05-03"), ("3 V 2025", "en", "", nil),
        ("10 x 2000", "de", "", nil), ("3.5.25", "de", "", "2025-05-03"), ("3.5.25", "en-gb", "", nil),
        ("3.5.25", "", "", nil),
        ("1404/02/13", "fa", "", "2025-05-03"), ("1404-02-13", "fa-ir", "com", "2025-05-03"),
        ("1404/02/13", "en", "ir", "2025-05-03"), ("1446/11/05", "fa", "", nil), ("1404/02/13", "ar", "", nil),
    ])
    func `The language says what a short year and a year of another calendar mean`(
        _ line: String, _ language: String, _ domain: String, _ day: String?
    ) throws {
        #expect(try read(line, try dateHabit(language: language, domain: domain)) == (day.map { [$0] } ?? []))
    }

    @Test(arguments: [
        (1375, "1996-03-20"), (1376, "1997-03-21"), (1399, "2020-03-20"), (1400, "2021-03-21"), (1403, "2024-03-20"),
        (1404, "2025-03-21"), (1405, "2026-03-21"), (1408, "2029-03-20"),
    ])
    func `The solar Hijri year begins at the equinox`(_ year: Int, _ day: String) {
        #expect(CalendarDay(solarHijri: year, 1, 1)?.iso == day)
        // The last day of the year before is the day before.
        let last = CalendarDay(solarHijri: year - 1, 12, 30) ?? CalendarDay(solarHijri: year - 1, 12, 29)
        #expect(last.flatMap { last in CalendarDay(iso: day)?.isNext(to: last) } == true)
    }

    @Test func `Where languages disagree about a name the page's language decides`() throws {
        #expect(try read("5. listopada 2024.", try dateHabit()) == [])
        #expect(try read("5. listopada 2024.", try dateHabit(language: "hr")) == ["2024-10-05"])
        #expect(try read("5 listopada 2024", try dateHabit(language: "pl-pl")) == ["2024-11-05"])
    }

    @Test func `Each language's example is read`() throws {
        let table = try pipelineTable("lexicon/months.tsv", ["language", "example", "reads"])
        #expect(table.rows.count >= 60)
        for row in table.rows {
            let isOwn = row["language"].hasSuffix("-x-roman") || row["language"].hasSuffix("-ethiopic")
            let language = isOwn ? row["language"] : ""
            #expect(try read(row["example"], try dateHabit(language: language)) == [row["reads"]], "\(row["language"])")
        }
    }

    @Test func `Each form of each language names its month`() throws {
        let table = try pipelineTable("lexicon/months.tsv", ["language"])
        for row in table.rows {
            for month in 1...12 {
                #expect(!row.list("\(month)").isEmpty, "\(row["language"]) \(month)")
                let day = "2024-\(month < 10 ? "0" : "")\(month)-05"
                let isSolar = row["language"].hasSuffix("persian")
                let isEthiopic = row["language"].hasSuffix("ethiopic")
                let expected =
                    isSolar
                    ? CalendarDay(solarHijri: 1402, month, 5)?.iso
                    : isEthiopic ? CalendarDay(ethiopic: 2016, month, 5)?.iso : day
                let year = isSolar ? 1402 : isEthiopic ? 2016 : 2024
                for form in row.list("\(month)") {
                    let habit = try dateHabit(language: row["language"])
                    #expect(try read("5 \(form) \(year)", habit) == [expected], "\(row["language"])")
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
        let habit = try dateHabit(domain: "de")
        #expect(addressDay(Array(address.utf8), try metadataTables().dates, habit)?.iso == day)
    }

    @Test(arguments: [
        (1982, 1, 1, "1989-09-11"), (2016, 1, 1, "2023-09-12"), (2016, 12, 30, "2024-09-05"),
        (2017, 1, 1, "2024-09-11"),
        (2020, 1, 1, "2027-09-12"), (2018, 4, 14, "2025-12-23"), (2016, 13, 1, nil), (2016, 1, 31, nil),
    ])
    func `A day of the Ethiopic calendar`(_ year: Int, _ month: Int, _ day: Int, _ expected: String?) {
        #expect(CalendarDay(ethiopic: year, month, day)?.iso == expected)
    }

    @Test(arguments: [
        ("am", "ሚያዝያ 25 ቀን 2016 ዓ.ም", ["2024-05-03"]), ("am", "25 ሚያዝያ 2016", ["2024-05-03"]),
        ("en", "ሚያዝያ 25 2016", []),
        ("am", "5 ማርች 2024", ["2024-03-05"]), ("am", "ሚያዝያ 25 2116", []),
    ])
    func `Months of the Ethiopic calendar are read in its language`(
        _ language: String, _ line: String, _ days: [String]
    ) throws {
        #expect(try read(line, try dateHabit(language: language)) == days)
    }

    @Test(arguments: [(1970, 1, 1, 0), (2000, 3, 1, 11_017), (2024, 2, 29, 19_782), (1989, 9, 11, 7193)])
    func `A day is so many days after 1 January 1970`(_ year: Int, _ month: Int, _ day: Int, _ count: Int) {
        #expect(CalendarDay(year, month, day)?.daysSince1970 == count)
        #expect(CalendarDay(daysSince1970: count) == CalendarDay(year, month, day))
    }

    @Test func `A sign without a place is an error`() throws {
        let bytes = Array("language\tsign\nvi\ttháng\n".utf8)
        let table = try Table(bytes.span, path: "months.tsv", required: ["language"])
        #expect {
            try MonthNames(table)
        } throws: {
            "\($0)".contains("a sign stands before or behind #")
        }
    }

    private func read(_ line: String, _ habit: DateHabit) throws -> [String] {
        let bytes = Array(line.utf8)
        return writtenDays(phrase(of: bytes.span, bytes.indices), try metadataTables().dates, habit).map(\.day.iso)
    }
}
