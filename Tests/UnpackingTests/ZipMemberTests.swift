import Bytes
import TestSupport
import Testing

@testable import Unpacking

@Suite("Files in ZIP archives")
struct ZipMemberTests {
    private let archive = wordArchive()

    private func read(_ bytes: [UInt8], limit: Int = 1 << 20) throws(ReadingError) -> [UInt8]? {
        let member = try ZipMember.first(of: bytes) { $0.elementsEqual("word/document.xml".utf8) }
        guard let member else { return nil }
        return try member.bytes(of: bytes, limit: limit)
    }

    @Test func `A file is found by the directory and unpacked`() throws {
        #expect(try read(archive) == Array(wordXML.utf8))
        #expect(try ZipMember.first(of: archive) { $0.elementsEqual("word".utf8) } == nil)
        let member = try #require(try ZipMember.first(of: archive) { $0.starts(with: "word/d".utf8) })
        #expect(member.isDeflated && member.byteCount == wordXML.utf8.count)
        let stored = Array(archive[member.stored])
        #expect(try unpacked(stored, .deflate, isBare: true, limit: 1 << 20) == Array(wordXML.utf8))
    }

    @Test func `What is damaged, encrypted or too large is said`() throws {
        let entry = try #require(
            archive.indices.filter { archive[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) }.dropFirst().first)
        let end = archive.count - 22
        let changes: [(offset: Int, bytes: [UInt8], reason: String)] = [
            (entry + 8, [1], "a ZIP archive that is encrypted"), (entry + 10, [14], "a ZIP archive with the method 14"),
            (entry + 16, [0], "a ZIP archive whose checksum is another"),
            (entry + 20, [0xFF, 0xFF, 0xFF, 0xFF], "a ZIP archive in ZIP64"),
            (entry + 20, [0xFF, 0xFF], "a ZIP archive that is cut off"),
            (entry + 42, [0xFF, 0xFF], "a ZIP archive whose directory is broken"),
            (entry + 28, [0xFF, 0xFF], "a ZIP archive whose directory is broken"),
            (end + 16, [0xFF, 0xFF, 0xFF, 0xFF], "a ZIP archive in ZIP64"),
            (end + 12, [0xFF, 0xFF], "a ZIP archive whose directory is broken"),
            (end, [0], "a ZIP archive without a directory"),
        ]
        for change in changes {
            var bytes = archive
            bytes.replaceSubrange(change.offset..<change.offset + change.bytes.count, with: change.bytes)
            #expect(throws: ReadingError.malformed(change.reason)) { try read(bytes) }
        }
        #expect(throws: ReadingError.tooLarge(limit: 115)) { try read(archive, limit: 115) }
        // A bomb says that it is small.
        var bomb = archive
        bomb[entry + 24] = 10
        #expect(throws: ReadingError.tooLarge(limit: 10)) { try read(bomb) }
    }

    @Test func `Whatever is cut or changed, it is read or refused`() throws {
        for count in archive.indices {
            #expect(throws: ReadingError.self) { try read(Array(archive.prefix(count))) }
        }
        for seed in 0..<400 as Range<UInt64> {
            var random = SplitMix(seed: seed)
            var bytes = archive
            for _ in 0..<4 {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            do throws(ReadingError) {
                let found = try read(bytes)
                #expect(found == nil || found == Array(wordXML.utf8))
            } catch {
                #expect(error != .tooLarge(limit: 0))
            }
        }
    }
}
