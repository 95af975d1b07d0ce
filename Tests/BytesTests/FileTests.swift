import Bytes
import Foundation
import Testing

@Suite("Files")
final class FileTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/parley-files-\(UUID().uuidString)"

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @Test(
        arguments: [
            ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]),
            ("a\r\nb\n", ["a\r", "b"]),
        ] as [(String, [String])])
    func `Lines end at line feeds, the last one at the end`(_ contents: String, _ lines: [String]) throws {
        let path = "\(folder)/lines"
        try write(contents, to: path)
        var reader = try LineReader(path: path)
        var read: [String] = []
        while let line = try reader.next() { read.append(String(decoding: line, as: UTF8.self)) }
        #expect(read == lines)
        #expect(reader.offset == contents.utf8.count)
        #expect(reader.lineNumber == lines.count)
    }

    @Test func `A line longer than the buffer is read whole`() throws {
        let path = "\(folder)/long"
        let long = String(repeating: "x", count: 1 << 20)
        try write("a\n\(long)\nb\n", to: path)
        var reader = try LineReader(path: path)
        #expect(try reader.next() == [0x61])
        #expect(try reader.next()?.count == 1 << 20)
        #expect(reader.offset == (1 << 20) + 3)
        #expect(try reader.next() == [0x62])
        #expect(try reader.next() == nil)
    }

    /// A part of them larger than what is held back, and parts that are mapped again after they were let go.
    @Test func `Numbers that are written are the numbers of the mapped file`() throws {
        let path = "\(folder)/numbers"
        let parts = [[1, 2, 3], (0..<50_000).map { UInt64($0) << 40 }, [], [.max]]
        var output = try OutputFile(path: path)
        for part in parts { try output.write(part) }
        #expect(output.byteCount == 8 * 50_004)
        try output.commit()
        let file = try MappedFile(path: path)
        for released in [0..<0, 0..<1, 5000..<90_000, 0..<file.count] {
            file.release(released)
            let words = file.words
            #expect(words.indices.map { words[$0] } == parts.flatMap(\.self))
        }
        try replaceFile(path, with: [1, 0, 0, 0, 0, 0, 0, 0, 9])
        let cut = try MappedFile(path: path)
        #expect(cut.words.count == 1 && cut.words[0] == 1 && cut.bytes.count == 9)
        let copy = try MappedFile(copying: [2, 0, 0, 0, 0, 0, 0, 0], path: path)
        copy.release(0..<8)
        #expect(copy.words[0] == 2)
    }

    @Test(arguments: [0, 1, 300_000, 600_000])
    func `A line of more bytes than the limit is an error that names it`(_ limit: Int) throws {
        let path = "\(folder)/long"
        let longest = String(repeating: "x", count: limit)
        try write("\(longest)\n\(longest)x\n", to: path)
        var reader = try LineReader(path: path, limit: limit)
        #expect(try reader.next()?.count == limit)
        let error = #expect(throws: FileError.self) { try reader.next() }
        #expect(error?.path == "\(path):2")
        #expect(error?.isLineTooLong == true)
    }

    @Test func `A file appears under its name only when it is committed`() throws {
        let path = "\(folder)/out"
        do {
            var file = try OutputFile(path: path)
            try file.write("half")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
        var file = try OutputFile(path: path)
        try file.write("whole")
        #expect(!FileManager.default.fileExists(atPath: path))
        try file.commit()
        #expect(try readFile(path) == Array("whole".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }

    @Test(arguments: [true, false])
    func `A file that was there is replaced, and a stale partial file does no harm`(_ isThere: Bool) throws {
        let path = "\(folder)/out"
        if isThere { try write("old", to: path) }
        try write("stale", to: "\(folder)/.out.partial")
        var file = try OutputFile(path: path)
        try file.write("new")
        try file.commit()
        #expect(try readFile(path) == Array("new".utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["out"])
    }

    /// So that none is left where a process is killed between two names.
    @Test func `A file that was not there gets its own name at once`() throws {
        // Nothing can be linked to this name.
        try FileManager.default.createDirectory(
            atPath: "\(folder)/.out.partial", withIntermediateDirectories: true)
        var file = try OutputFile(path: "\(folder)/out")
        try file.write("whole")
        try file.commit()
        #expect(try readFile("\(folder)/out") == Array("whole".utf8))
    }

    @Test func `Errors name the path and the reason`() throws {
        #expect(throws: FileError(path: "\(folder)/none", code: ENOENT)) { try readFile("\(folder)/none") }
        #expect(throws: FileError(path: "\(folder)/none/out", code: ENOENT)) {
            _ = try OutputFile(path: "\(folder)/none/out").byteCount
        }
        #expect(FileError(path: "a/b", code: ENOENT).description == "a/b: No such file or directory")
    }

    @Test func `Reading stops at a limit`() throws {
        try write("abcdef", to: "\(folder)/six")
        #expect(try readFile("\(folder)/six", limit: 4) == Array("abcd".utf8))
        #expect(try readFile("\(folder)/six", limit: 6) == Array("abcdef".utf8))
    }

    private func write(_ contents: String, to path: String) throws {
        try contents.write(toFile: path, atomically: false, encoding: .utf8)
    }
}
