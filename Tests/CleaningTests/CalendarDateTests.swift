import Records
import Testing

@testable import Cleaning

@Suite("Dates of publication")
struct CalendarDateTests {
    @Test(arguments: [
        ("2025-05-03", "2025-05-03"), ("2025-05-03T10:00:00+02:00", "2025-05-03T10:00:00+02:00"),
        ("2025-05-03 10:00", "2025-05-03"), ("Published: 3 May 2025, 10:22 GMT", "2025-05-03"),
        ("Sat, 03 May 2025 10:00:00 GMT", "2025-05-03"), ("May 3rd, 2025", "2025-05-03"),
        ("SEPT. 30, 2024", "2024-09-30"),
        ("2025/05/03", "2025-05-03"), ("03.05.2025", "2025-05-03"), ("31/05/2025", "2025-05-31"),
        ("05/31/2025", "2025-05-31"), ("03/05/2025", nil), ("3 hours ago", nil), ("10:22, 3 May 2025", "2025-05-03"),
        ("May 2025", nil), ("2025-13-40", nil), ("26-FEB-1987 15:01:01.79", "1987-02-26"), ("", nil),
    ])
    func `A day is read where it is certain`(_ written: String, _ date: String?) {
        let bytes = Array(written.utf8)
        #expect(isoDate(in: bytes.span) == date)
    }

    @Test func `A date line above the text says when it was published`() throws {
        let article = try article(
            "Talks end without a deal\n\nUpdated: 3 May 2025, 10:22 GMT\n\n"
                + "The ministers met again in the city on Friday and agreed to meet once more.")
        #expect(article.metadata.published == Metadata.Value("2025-05-03", how: "date-line"))
    }
}
