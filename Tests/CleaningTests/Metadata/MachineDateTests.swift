import Testing

@testable import Cleaning

@Suite("Dates as machines write them")
struct MachineDateTests {
    @Test(arguments: [
        ("2025-05-03", "2025-05-03"), (" 2025-05-03 ", "2025-05-03"),
        ("2025-05-03T10:00:00+02:00", "2025-05-03T10:00:00+02:00"),
        ("2025-05-03T10:00:00.123Z", "2025-05-03T10:00:00Z"),
        ("2025-05-03 10:00:00 +0200", "2025-05-03T10:00:00+02:00"), ("2025-05-03 10:00", "2025-05-03T10:00"),
        ("2025-05-03T10:00-05", "2025-05-03T10:00-05:00"), ("2025-05-03 10:00:00 UTC", "2025-05-03T10:00:00Z"),
        ("20250503", "2025-05-03"), ("20250503T101500Z", "2025-05-03T10:15:00Z"), ("2025/5/3 9:00", "2025-05-03"),
        ("2025/05/03 09:00", "2025-05-03T09:00"), ("2025-05-03T25:00", "2025-05-03"), ("2025-02-29", nil),
        ("2024-02-29", "2024-02-29"), ("2025-13-40", nil), ("202505031", nil), ("1403-05-03", nil), ("soon", nil),
        ("20250503101500", "2025-05-03T10:15:00"), ("202505031015", "2025-05-03T10:15"),
        ("1746259200", "2025-05-03T08:00:00Z"), ("1746259200123", "2025-05-03T08:00:00Z"),
        ("951782400", nil), ("0951782400", "2000-02-29T00:00:00Z"), ("2025050310", nil), ("17462592001", nil),
        ("", nil),
    ])
    func `A date is read with its time and zone`(_ written: String, _ date: String?) {
        let bytes = Array(written.utf8)
        #expect(machineDate(bytes.span) == date)
    }

    @Test(arguments: 0..<500)
    func `A date that was read reads as itself`(_ seed: UInt64) {
        var value = Array("2024-12-31T23:59:58+01:30".utf8)
        // A digit somewhere else makes another date, or none.
        value[Int(seed) % value.count] = 0x30 + UInt8(seed / 25 % 10)
        guard let date = machineDate(value.span) else { return }
        let again = Array(date.utf8)
        #expect(machineDate(again.span) == date)
    }
}
