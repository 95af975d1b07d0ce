import Bytes
import Foundation
import Records
import TestSupport
import Testing

@testable import Cleaning
@testable import clean

@Suite("What stands below an input")
struct InputListingTests {
    private let folder: InputFolder

    init() throws { folder = try InputFolder() }

    @Test func `Files of any depth come in the order of their ids`() throws {
        for path in ["b.txt", "a/c.html", "a/b/c/d/e.txt", "a.txt", "x y/ü.txt"] { try folder.write("x", path) }
        let listing = try folder.listing()
        #expect(Set(listing.items.map(\.path)) == ["b.txt", "a/c.html", "a/b/c/d/e.txt", "a.txt", "x y/ü.txt"])
        #expect(listing.items.map(\.hash) == listing.items.map { stableHash($0.path) }.sorted())
    }

    @Test func `Files that describe a collection and hidden ones are no inputs`() throws {
        for path in ["SOURCES.tsv", "README.md", ".DS_Store", ".git/a.txt", "a.txt"] { try folder.write("x", path) }
        #expect(try folder.listing().items.map(\.path) == ["a.txt"])
    }

    @Test func `Loops of links end and links to files are followed`() throws {
        try folder.write("x", "a/a.txt")
        let files = FileManager.default
        try files.createSymbolicLink(atPath: "\(folder.path)/a/up", withDestinationPath: folder.path)
        try files.createSymbolicLink(atPath: "\(folder.path)/a/self", withDestinationPath: "\(folder.path)/a")
        try files.createSymbolicLink(atPath: "\(folder.path)/link.txt", withDestinationPath: "\(folder.path)/a/a.txt")
        let paths = try folder.listing().items.map(\.path).sorted()
        #expect(paths == ["a/a.txt", "link.txt"])
    }

    @Test func `A pipe and a link to nowhere are rejected, and never opened`() throws {
        #expect(unsafe mkfifo("\(folder.path)/pipe", 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/gone.txt", withDestinationPath: "\(folder.path)/nowhere")
        let rejections = try folder.listing().items.map(\.rejection)
        #expect(
            Set(rejections) == [
                Rejection(path: "pipe", reason: "not-a-file", detail: "a pipe, socket or device"),
                Rejection(path: "gone.txt", reason: "unreadable", detail: "No such file or directory"),
            ])
    }

    @Test func `What the stage writes is no input of its next run, whatever way leads to it`() throws {
        for path in ["a.txt", "out.jsonl", "out.tally.json", "link/b.txt"] { try folder.write("x", path) }
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/link/c.jsonl", withDestinationPath: "\(folder.path)/out.jsonl")
        let written = ["out.jsonl", "link/../out.tally.json", "out.cost.tsv"].map { "\(folder.path)/\($0)" }
        let listing = try InputListing(
            of: [folder.path], CleaningOptions(), recordNames(), pressLines(), leavingOut: written,
            spoolingIn: NSTemporaryDirectory())
        #expect(Set(listing.items.map(\.path)) == ["a.txt", "link/b.txt"])
    }

    @Test func `A file whose name is not UTF-8 is rejected for that`() throws {
        let path = Array("\(folder.path)/caf".utf8) + [0xE9] + Array(".txt".utf8) + [0]
        let file = unsafe path.withUnsafeBufferPointer {
            unsafe creat(UnsafeRawPointer($0.baseAddress!).assumingMemoryBound(to: CChar.self), 0o600)
        }
        #expect(file >= 0 && close(file) == 0)
        #expect(
            try folder.listing().items.map(\.rejection) == [
                Rejection(path: "caf\u{FFFD}.txt", reason: "unreadable", detail: "its name is not UTF-8")
            ])
    }

    @Test(arguments: [
        ("a.jsonl", ""), ("a.jsonl", "\n \n"), ("a.json", "[]"), ("a.json", ""), ("a.csv", "id,text\n,\n"),
        ("a.mbox", " "),
        ("a.warc", "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 0\r\n\r\n\r\n\r\n"),
    ])
    func `A container without a record is rejected as empty`(_ name: String, _ text: String) throws {
        try folder.write(Array(text.utf8), name)
        #expect(
            try folder.listing().items.map(\.rejection) == [
                Rejection(path: name, reason: "empty", detail: "a container without a record")
            ])
    }

    @Test(arguments: ["c.jsonl", "d.ndjson"])
    func `A byte order mark before the first record is no part of it`(_ name: String) throws {
        let line = #"{"id":"one","text":"a"}"#
        try folder.write("\u{FEFF}\(line)\n\(line.replacing("one", with: "two"))", name)
        let items = try folder.listing().items
        #expect(Set(items.map(\.recordPath)) == ["\(name)#one", "\(name)#two"])
        #expect(places(items) == [3...25: "one", 27...49: "two"])
    }

    @Test func `Records of a container have their ids, places and order`() throws {
        let lines = [#"{"id":"one","text":"a"}"#, "", #"{"text":"b"}"#, "nonsense", #"{"id":"one","text":"c"}"#]
        try folder.write(lines.joined(separator: "\n"), "c.jsonl")
        let items = try folder.listing().items
        let hash = { hexadecimal(stableHash(lines[$0])) }
        #expect(items.map(\.hash) == items.map(\.hash).sorted())
        #expect(Set(items.map(\.recordPath)) == ["c.jsonl#one", "c.jsonl#\(hash(2))", "c.jsonl#\(hash(3))", "c.jsonl"])
        #expect(
            items.compactMap(\.rejection) == [
                Rejection(
                    path: "c.jsonl#one", reason: "duplicate-id",
                    detail: "another input has the id \(hexadecimal(stableHash("one")))")
            ])
        #expect(places(items) == [0...22: "one", 25...36: hash(2), 38...45: hash(3)])
    }

    @Test func `A line over the limit is one record that is too large`() throws {
        var options = CleaningOptions()
        options.maximumBytes = 10
        try folder.write(String(repeating: "x", count: 1000) + "\n{\"a\":1}\n", "c.jsonl")
        let items = try folder.listing(options).items
        #expect(items.map(\.byteCount).sorted() == [7, 1000])
    }

    @Test func `An input that does not exist is an error`() {
        #expect(throws: (any Error).self) { _ = try folder.listing(of: ["\(folder.path)/nowhere"]) }
    }

    @Test func `A compressed container has the records of what it decompresses to`() throws {
        let lines = Array((0..<100).map { "{\"id\":\"r\($0)\",\"text\":\"\($0)\"}\n" }.joined().utf8)
        try folder.write(gzipped(lines), "a.jsonl.gz")
        try folder.write(lines, "plain/a.jsonl")
        try folder.write(zstandard(lines), "b.jsonl")
        let plain = try folder.listing(of: ["\(folder.path)/plain"])
        for (name, format) in [("a.jsonl.gz", "gzip"), ("b.jsonl", "zstd")] {
            let packed = try folder.listing(of: ["\(folder.path)/\(name)"])
            for (one, other) in zip(packed.items, plain.items) {
                let input = try rawInput(one, packed.spool, CleaningOptions())
                let same = try rawInput(other, plain.spool, CleaningOptions())
                #expect(input.compression == format)
                #expect(same.compression == nil)
                #expect(input.bytes == same.bytes)
                #expect(input.offset == same.offset)
            }
            #expect(packed.items.map(\.hash) == plain.items.map(\.hash))
        }
    }

    @Test func `Of a container that is damaged or too large the records before that place are kept`() throws {
        let lines = Array((0..<9).map { "{\"id\":\"r\($0)\",\"text\":\"\($0)\"}\n" }.joined().utf8)
        try folder.write(Array(gzipped(lines).dropLast(30)), "a.jsonl.gz")
        let damaged = try folder.listing().items
        #expect(
            damaged.compactMap(\.rejection) == [
                Rejection(
                    path: "a.jsonl.gz", reason: "bad-compression",
                    detail: "the stream ends early, 185 bytes after the beginning")
            ])
        #expect(damaged.count == 9)
        var options = CleaningOptions()
        options.maximumUnpackedBytes = 100
        try folder.write(gzipped(lines), "a.jsonl.gz")
        #expect(
            try folder.listing(options).items.compactMap(\.rejection) == [
                Rejection(path: "a.jsonl.gz", reason: "too-large", detail: "more than 100 bytes, decompressed")
            ])
    }

    private func places(_ items: [InputItem]) -> [ClosedRange<Int>: String] {
        var places: [ClosedRange<Int>: String] = [:]
        for item in items {
            if case .record(let place) = item.content {
                places[place.offset...place.offset + place.byteCount - 1] = place.id
            }
        }
        return places
    }
}
