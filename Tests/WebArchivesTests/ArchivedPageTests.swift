import Bytes
import TestSupport
import Testing
import WebArchives

@Suite("Pages of web archives")
struct ArchivedPageTests {
    private static let page = Array("<p>The ministers met again in the city on Friday.</p>".utf8)

    @Test func `A response is its body, its address and what the server said`() throws {
        let block = httpResponse(Self.page, ["Content-Type: Text/HTML ; Charset=\"koi8-r\"", "X: a", " b"])
        let record = warcRecord("response", id: "urn:uuid:1", uri: "<https://x.org/a>", block: block).dropLast(4)
        let page = try ArchivedPage(Array(record), limit: 1000)
        #expect(page.bytes == Self.page)
        #expect(page.uri == "https://x.org/a")
        #expect(page.mediaType == "text/html")
        #expect(page.charset == "koi8-r")
        #expect(page.coding == nil)
        #expect(Array(record[page.stored]) == Self.page)
    }

    @Test(arguments: [
        (["Transfer-Encoding: chunked"], chunked(page, by: 7), "chunked"),
        (["Content-Encoding: gzip"], gzipped(page), "gzip"),
        (["content-encoding: ZSTD"], zstandard(page), "zstd"),
        (["Content-Encoding: gzip", "Transfer-Encoding: chunked"], chunked(gzipped(page), by: 20), "chunked,gzip"),
        // What the header says and the body is not.
        (["Content-Encoding: gzip", "Transfer-Encoding: chunked"], page, nil),
        (["Content-Encoding: deflate"], page, nil), (["Content-Encoding: identity"], page, nil),
    ])
    func `Codings are taken off`(_ fields: [String], _ body: [UInt8], _ coding: String?) throws {
        let record = Array(warcRecord("response", block: httpResponse(body, fields)).dropLast(4))
        let page = try ArchivedPage(record, limit: 1000)
        #expect(page.bytes == Self.page)
        #expect(page.coding == coding)
        #expect(try decodedBody(Array(record[page.stored]), coding: coding ?? "", limit: 1000) == Self.page)
    }

    @Test func `Resources and conversions are their blocks`() throws {
        for type in ["resource", "conversion"] {
            let record = warcRecord(type, contentType: "text/plain; charset=utf-8", block: Self.page)
            let page = try ArchivedPage(Array(record.dropLast(4)), limit: 1000)
            #expect(page.bytes == Self.page)
            #expect(page.mediaType == "text/plain")
        }
    }

    @Test(arguments: [
        (warcRecord("revisit"), ArchiveError.reference("revisit")),
        (warcRecord("response", block: Array("20 text".utf8)), .malformed("no header of an HTTP response")),
        (warcRecord("response", block: httpResponse(page, status: "404 Not Found")), .status("404")),
        (warcRecord("response", block: httpResponse(page, ["Content-Type: image/png"])), .otherMedia("image/png")),
        (warcRecord("response", block: httpResponse([1], ["Content-Encoding: br"])), .unsupportedCoding("br")),
        (
            warcRecord("response", block: httpResponse(Array("5\r\nabc".utf8), ["Transfer-Encoding: chunked"])),
            .malformed("a chunk of 5 bytes, 3 are there")
        ),
        (
            warcRecord(
                "response",
                block: httpResponse(Array("3\r\nabc\r\nx".utf8), ["Transfer-Encoding: chunked"])),
            .malformed("no size of a chunk at byte 8 of the body")
        ),
        (
            warcRecord(
                "response",
                block: httpResponse(Array("ffffffffffffffff\r\n".utf8), ["Transfer-Encoding: chunked"])),
            .malformed("the size of a chunk has over fifteen digits")
        ),
        (
            warcRecord(
                "response",
                block: httpResponse(zstandard([UInt8](repeating: 0, count: 100_000)), ["Content-Encoding: zstd"])),
            .tooLarge(limit: 1000)
        ),
    ])
    func `What is no page says what it is`(_ record: [UInt8], _ expected: ArchiveError) {
        let error = #expect(throws: ArchiveError.self) {
            _ = try ArchivedPage(Array(record.dropLast(4)), limit: 1000)
        }
        #expect(error == expected)
    }
}
