import Bytes
import Testing

@Suite("Calendar")
struct CalendarTests {
    @Test func `Months have the days of the Gregorian calendar`() {
        func days(_ year: Int) -> [Int] { (1...12).map { dayCount(ofMonth: $0, year: year) } }
        #expect(days(2023) == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
        #expect([1900, 2000, 2024, 2100].map { days($0)[1] } == [28, 29, 29, 28])
    }
}
