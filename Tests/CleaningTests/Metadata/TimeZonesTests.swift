import Lexicons
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("The days that begin at a moment in UTC")
struct TimeZonesTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    @Test func `Each example is the beginning of a day`() throws {
        let zones = try metadataTables().dates.zones
        let table = try pipelineTable("lexicon/time-zones.tsv", ["kind", "code", "offsets", "example", "reads"])
        for row in table.rows {
            let isCountry = row["kind"] == "country"
            let zone = try #require(
                zones.zone(language: isCountry ? "" : row["code"], domain: isCountry ? row["code"] : ""))
            #expect(midnight(row["example"], zone)?.prefix(10) == row["reads"][...], "\(row["kind"]) \(row["code"])")
        }
    }

    @Test(arguments: [
        ("2025-05-03T22:00:00Z", "2025-05-04T00:00:00+02:00"), ("2025-11-30T23:00Z", "2025-12-01T00:00+01:00"),
        ("2025-12-31T23:00:00+00:00", "2026-01-01T00:00:00+01:00"), ("2025-05-03T23:00:00Z", nil),
        ("2025-12-03T22:00:00Z", nil), ("2025-05-03T22:00:30Z", nil), ("2025-05-03T22:00:00+02:00", nil),
        ("2025-05-03T22:00:00", nil), ("2025-05-03", nil), ("", nil),
    ])
    func `A day begins at midnight, to the second`(_ moment: String, _ local: String?) {
        #expect(midnight(moment, TimeZones.Zone(winter: 60, summer: 120)) == local)
    }

    @Test(arguments: [
        ("de", "com", TimeZones.Zone(winter: 60, summer: 120)),
        ("en-in", "com", TimeZones.Zone(winter: 330, summer: 330)),
        ("en-us", "com", nil), ("es", "com", nil), ("de", "jp", TimeZones.Zone(winter: 540, summer: 540)),
        ("de", "ca", nil), ("", "", nil),
    ])
    func `The domain says more than the language`(_ language: String, _ domain: String, _ zone: TimeZones.Zone?) throws
    {
        #expect(try metadataTables().dates.zones.zone(language: language, domain: domain) == zone)
    }

    @Test(arguments: [
        ("city\tbonn\t+01:00", "\"city\" is not country or language"),
        ("country\tus\t-05:00", "\"-05:00\" is not +02:00 or +01:00|+02:00"),
        ("country\tde\t+01:00|+02:00|+03:00", "\"+01:00|+02:00|+03:00\" is not +02:00 or +01:00|+02:00"),
        ("country\tde\t1", "\"1\" is not +02:00 or +01:00|+02:00"),
        ("country\tde\t+01:00\ncountry\tde\t+01:00", "two zones of \"de\""),
    ])
    func `A row that is no zone is an error`(_ rows: String, _ reason: String) throws {
        let table = try writtenTable("kind\tcode\toffsets\n\(rows)\n")
        let error = #expect(throws: TableError.self) { _ = try TimeZones(table) }
        #expect(error?.reason == reason)
    }

    @Test(arguments: [
        ("https://example.de/a", "2025-05-03T22:00:00.000Z", "2025-05-04T00:00:00+02:00"),
        ("https://example.de/a", "2025-05-03T22:10:00.000Z", "2025-05-03T22:10:00Z"),
        ("https://example.in/a", "2025-05-03T18:30:00Z", "2025-05-04T00:00:00+05:30"),
        ("https://example.us/a", "2025-05-03T22:00:00Z", "2025-05-03T22:00:00Z"),
    ])
    func `A page's day that is entered without a time is the publisher's`(
        _ address: String, _ moment: String, _ published: String
    ) throws {
        let head = "<link rel=canonical href=\(address)><meta property=article:published_time content=\(moment)>"
        let page = "\(head)<h1>Talks</h1><p>\(Self.prose)</p>"
        #expect(
            try article(page, path: "a.html").metadata.published
                == Metadata.Value(published, how: "article:published_time"))
    }
}
