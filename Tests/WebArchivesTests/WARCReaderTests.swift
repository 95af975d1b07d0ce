import Bytes
import Foundation
import TestSupport
import Testing
import Unpacking
import WebArchives

@Suite("Records of web archives")
struct WARCReaderTests {
    private let path = FileManager.default.temporaryDirectory.path + "/parley-archive-\(UUID().uuidString)"
    private static let records = [
        warcRecord("warcinfo", id: "urn:uuid:0", block: Array("software: x\r\n".utf8)),
        warcRecord("request", id: "urn:uuid:1", uri: "https://x.org/a", block: Array("GET /a".utf8)),
        warcRecord("response", id: "urn:uuid:2", uri: "https://x.org/a", block: httpResponse(Array("<p>A".utf8))),
        warcRecord("conversion", id: "urn:uuid:3", uri: "https://x.org/b", contentType: "text/plain", block: [0x42]),
    ]
    private static let whole = ["warcinfo 0", "request 1", "response 2", "conversion 3"]

    @Test func `Each record has its place, compressed as a whole, one by one, or not at all`() throws {
        let plain = Self.records.flatMap { $0 }
        var starts: [Int] = [0]
        for record in Self.records { starts.append(starts[starts.count - 1] + record.count) }
        for (stored, members) in [
            (plain, [nil, nil, nil, nil]), (gzipped(plain), [0, nil, nil, nil]),
            (zstandard(plain), [0, nil, nil, nil]),
            (Self.records.flatMap(gzipped), memberStarts(gzipped)),
            (Self.records.flatMap(zstandard), memberStarts(zstandard)),
        ] as [([UInt8], [Int?])] {
            let entries = try read(stored)
            #expect(entries.map(summary) == Self.whole)
            #expect(entries.map(\.offset) == Array(starts.dropLast()))
            #expect(entries.map(\.byteCount) == Self.records.map { $0.count - 4 })
            #expect(entries.map(\.member) == members)
            let kept = zip(entries, Self.records).filter { !$0.0.bytes.isEmpty }
            #expect(kept.allSatisfy { $0.0.bytes == Array($0.1.dropLast(4)) })
            #expect(kept.count == (stored == plain || members[3] != nil ? 0 : 2))
        }
    }

    @Test(arguments: [
        (Array("junk\r\n\r\nmore\r\n".utf8), "14 bytes: no header of a WARC record"),
        (warcRecord("response", length: "-1"), "90 bytes: the Content-Length is \"-1\""),
        (
            warcRecord("response", length: "99999999999999999999"),
            "108 bytes: the Content-Length is \"99999999999999999999\""
        ),
        (Array("WARC/1.0\r\nWARC-Type: response\r\n\r\n".utf8), "33 bytes: no Content-Length"),
        (Array("WARC/1.0\r\nContent-Length: 0\r\n\r\n".utf8), "31 bytes: no WARC-Type"),
        (Array("WARC/1.0\r\nWARC-Type: response\r\n".utf8), "31 bytes: a header without an end"),
        ([UInt8](repeating: 0x78, count: 70_000) + [0x0A], "70001 bytes: a header without an end"),
    ])
    func `What is no record is named, and the records behind it are read`(_ junk: [UInt8], _ problem: String) throws {
        for place in 0...4 {
            var records = Self.records
            records.insert(junk, at: place)
            var expected = Self.whole
            expected.insert(problem, at: place)
            #expect(try read(records.flatMap { $0 }).map(summary) == expected)
            #expect(try read(gzipped(records.flatMap { $0 })).map(summary) == expected)
        }
    }

    @Test func `A record that is longer than what is there ends with the file, or with its member`() throws {
        let long = warcRecord("response", id: "urn:uuid:9", length: "999999999999999999", block: Array("short".utf8))
        let before = Self.records[0].count
        let plain = try read(Self.records[0] + long + Self.records[2])
        #expect(plain.map(summary).prefix(2) == ["warcinfo 0", "318 of 1000000000000000131 bytes are there"])
        #expect(plain.count == 2)
        #expect(plain[1].offset == before)
        #expect(
            try read(gzipped(Self.records[0]) + gzipped(long) + gzipped(Self.records[2])).map(summary)
                == ["warcinfo 0", "141 of 1000000000000000131 bytes are there", "response 2"])
    }

    @Test func `Records before the place where the file is damaged come before the error`() throws {
        let packed = Self.records.map(gzipped)
        let whole = try read(packed[0] + packed[1]).map(summary)
        try Data(packed[0] + packed[1] + packed[2].prefix(20)).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var reader = try WARCReader(path: path, keptBytes: 1 << 20, unpackedLimit: 1 << 30)
        #expect(try whole.indices.map { _ in try reader.next().map { summary($0) } } == whole)
        #expect(throws: ReadingError.self) { while try reader.next() != nil {} }
    }

    @Test func `A record that is shorter than its block leaves a rest that is named`() throws {
        let short = warcRecord("response", id: "urn:uuid:9", length: "3", block: Array("three and more\n".utf8))
        #expect(
            try read(short + Self.records[2]).map(summary)
                == ["response 9", "16 bytes: no header of a WARC record", "response 2"])
    }

    @Test(arguments: 0..<300)
    func `No byte is neither in a record nor in a rest`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var bytes = Self.records.flatMap { $0 }
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = random.pick([
                0x0A, 0x0D, 0x20, 0x30, 0x39, 0x3A, 0,
            ])
        }
        var end = 0
        for entry in try read(seed.isMultiple(of: 2) ? bytes : gzipped(bytes)) {
            #expect(entry.offset >= end)
            #expect(bytes[end..<entry.offset].allSatisfy { $0 == 0x0A || $0 == 0x0D })
            end = entry.offset + entry.byteCount
        }
        #expect(bytes[end...].allSatisfy { $0 == 0x0A || $0 == 0x0D })
    }

    @Test func `Tens of thousands of small members before a record are passed as one`() throws {
        let junk = [[UInt8]](repeating: gzipped([0x78, 0x0A]), count: 50_000).flatMap { $0 }
        let entries = try read(junk + gzipped(Self.records[2]))
        #expect(entries.map(summary) == ["100000 bytes: a header without an end", "response 2"])
        #expect(entries.last?.member == junk.count)
    }

    private func memberStarts(_ pack: ([UInt8]) -> [UInt8]) -> [Int?] {
        var starts = [0]
        for record in Self.records.dropLast() { starts.append(starts[starts.count - 1] + pack(record).count) }
        return starts
    }

    private func summary(_ entry: WARCEntry) -> String {
        entry.problem ?? "\(entry.header?.type ?? "") \(entry.header?.id?.dropFirst(9) ?? "")"
    }

    private func read(_ stored: [UInt8]) throws -> [WARCEntry] {
        try Data(stored).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var reader = try WARCReader(path: path, keptBytes: 1 << 20, unpackedLimit: 1 << 30)
        var entries: [WARCEntry] = []
        while let entry = try reader.next() { entries.append(entry) }
        return entries
    }
}
