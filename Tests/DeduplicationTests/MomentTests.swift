import Testing

@testable import Deduplication

@Suite("Points in time")
struct MomentTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("2000-03-01", 951_868_800), ("2026-11-20T08:15", 1_795_162_500),
        ("2026-11-20 08:15:30.25Z", 1_795_162_530), ("2026-11-20T08:15:30+02:00", 1_795_155_330),
        ("2026-11-20T08:15:30-0230", 1_795_171_530), ("1969-12-31T23:59:59Z", -1),
    ])
    func `Dates in ISO 8601 are read`(_ text: String, _ seconds: Int) {
        #expect(Moment(text)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "2026", "2026-13-01", "20 November 2026", "2026-11-20T", "2026-11-20T08:15 CET", "2026-11-20x",
    ])
    func `Anything else is none`(_ text: String) {
        #expect(Moment(text) == nil)
    }

    @Test(arguments: [("1970-01-01", 0), ("1969-12-31", -1), ("1970-01-02T23:59:59Z", 1), ("2026-11-20", 20_777)])
    func `Days are counted in UTC`(_ text: String, _ day: Int32) {
        #expect(Moment(text)?.day == day)
    }
}
