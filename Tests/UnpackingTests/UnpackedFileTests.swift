import Bytes
import Foundation
import TestSupport
import Testing

@testable import Unpacking

@Suite("Files that may be compressed")
struct UnpackedFileTests {
    private let path = FileManager.default.temporaryDirectory.path + "/parley-packed-\(UUID().uuidString)"

    @Test func `A file that is not compressed is read as it is`() throws {
        for contents in ["", "a", "abc", String(repeating: "text ", count: 50_000)] {
            #expect(try read(Array(contents.utf8)) == Array(contents.utf8))
        }
    }

    @Test(arguments: [1, 2, 5])
    func `Members in a row are read one after the other, and each knows where it begins`(_ count: Int) throws {
        let part = Array(String(repeating: "The ministers met again. ", count: 10_000).utf8)
        for pack in [gzipped, zstandard] {
            var packed: [UInt8] = []
            var starts: [[Int]] = []
            for number in 0..<count {
                starts.append([packed.count, number * part.count])
                packed += pack(part)
            }
            try Data(packed).write(to: URL(filePath: path))
            defer { try? FileManager.default.removeItem(atPath: path) }
            var file = try UnpackedFile(path: path)
            var bytes: [UInt8] = []
            var found: [[Int]] = []
            while try file.read(upTo: 1 << 20, into: &bytes) > 0 {
                let start = [file.member.packed, file.member.unpacked]
                if found.last != start { found.append(start) }
            }
            #expect(found == starts)
            #expect(bytes == (0..<count).flatMap { _ in part })
            #expect(file.offset == bytes.count)
            var last = try UnpackedFile(path: path, from: starts[count - 1][0])
            var again: [UInt8] = []
            while try last.read(upTo: 1000, into: &again) > 0 {}
            #expect(again == part)
        }
    }

    @Test func `Empty members, padding and frames without data are passed over`() throws {
        let text = Array("text".utf8)
        #expect(try read(gzipped([]) + gzipped(text) + gzipped([]) + [0, 0, 0, 0, 0]) == text)
        let skippable: [UInt8] = [0x51, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 0xAA, 0xBB]
        #expect(try read(skippable + zstandard(text) + zstandard([])) == text)
    }

    @Test(arguments: [
        (Array(gzipped(Array("some text".utf8)).dropLast(5)), "the stream ends early, 9 bytes after the beginning"),
        ([0x1F, 0x8B, 0x08, 0x00], "the stream ends early, 0 bytes after the beginning"),
        ([0x1F, 0x8B, 0x08, 0xFF, 0, 0, 0, 0, 0, 0], "unknown header flags set, 0 bytes after the beginning"),
        (
            gzipped([0x61]) + Array("and more".utf8),
            "something else follows the end of the stream, 1 bytes after the beginning"
        ),
        (
            Array(zstandard(Array("some text".utf8)).dropLast(2)),
            "the stream ends early, 7 bytes after the beginning"
        ),
        (
            [0x28, 0xB5, 0x2F, 0xFD, 0x08, 0, 0, 0, 0, 0, 0, 0],
            "Unsupported frame parameter, 0 bytes after the beginning"
        ),
    ])
    func `Damage is named with its place`(_ packed: [UInt8], _ reason: String) {
        let error = #expect(throws: ReadingError.self) { _ = try read(packed) }
        #expect(error == .malformed(reason))
    }

    @Test func `A limit ends a bomb`() throws {
        let bomb = zstandard([UInt8](repeating: 0, count: 1 << 22))
        #expect(bomb.count < 2000)
        let error = #expect(throws: ReadingError.self) { _ = try read(bomb, limit: 1 << 20) }
        #expect(error == .tooLarge(limit: 1 << 20))
        #expect(try read(bomb, limit: 1 << 22).count == 1 << 22)
    }

    @Test(arguments: 0..<300)
    func `Bytes at random are read, or named as damaged`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var packed = seed.isMultiple(of: 2) ? gzipped(Array("some text".utf8)) : zstandard(Array("some text".utf8))
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            packed[Int.random(in: 4..<packed.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        do throws(ReadingError) {
            #expect(try read(packed, limit: 1 << 20).count <= 1 << 20)
        } catch {
            if case .system = error { Issue.record("\(error)") }
        }
    }

    @Test func `What is not there is the system's error`() {
        let error = #expect(throws: ReadingError.self) { _ = try UnpackedFile(path: "/no/where") }
        #expect(error == .system(FileError(path: "/no/where", code: ENOENT)))
    }

    private func read(_ stored: [UInt8], limit: Int = .max) throws(ReadingError) -> [UInt8] {
        _ = FileManager.default.createFile(atPath: path, contents: Data(stored))
        defer { try? FileManager.default.removeItem(atPath: path) }
        var file = try UnpackedFile(path: path, limit: limit)
        var bytes: [UInt8] = []
        while try file.read(upTo: 1 << 18, into: &bytes) > 0 {}
        return bytes
    }
}
