import TestSupport
import Testing

@testable import Unpacking

@Suite("Compressed bytes")
struct UnpackerTests {
    private static let text = Array(String(repeating: "The ministers met again. ", count: 20).utf8)
    // What zlib 1.2.13 makes of it.
    private static let deflated: [UInt8] = [
        0x0B, 0xC9, 0x48, 0x55, 0xC8, 0xCD, 0xCC, 0xCB, 0x2C, 0x2E, 0x49, 0x2D, 0x2A, 0x56, 0xC8, 0x4D, 0x2D, 0x51,
        0x48,
        0x4C, 0x4F, 0xCC, 0xCC, 0xD3, 0x53, 0x08, 0x19, 0x95, 0x18, 0xAE, 0x12, 0x00,
    ]
    private static let gzip: [UInt8] =
        [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 2, 3] + deflated + [0x74, 0x92, 0x1A, 0xF2, 0xF4, 1, 0, 0]
    private static let zlib: [UInt8] = [0x78, 0x9C] + deflated + [0x8B, 0x97, 0xB2, 0xFD]

    @Test func `Each format is decompressed as a whole`() throws {
        #expect(try unpacked(Self.gzip, .gzip, limit: 500) == Self.text)
        #expect(try unpacked(Self.gzip + Self.gzip, .gzip, limit: 1000) == Self.text + Self.text)
        #expect(try unpacked(Self.zlib, .deflate, limit: 500) == Self.text)
        #expect(try unpacked(Self.deflated, .deflate, limit: 500) == Self.text)
        #expect(try unpacked(zstandard(Self.text), .zstd, limit: 500) == Self.text)
    }

    @Test func `What is damaged, cut off, followed by something or too long is an error`() {
        #expect(throws: ReadingError.malformed("the gzip stream ends early")) {
            try unpacked(Self.gzip.dropLast(1), .gzip, limit: 500)
        }
        #expect(throws: ReadingError.malformed("incorrect data check")) {
            try unpacked(Self.gzip.dropLast(8) + [0, 0, 0, 0, 0xF4, 1, 0, 0], .gzip, limit: 500)
        }
        #expect(throws: ReadingError.malformed("1 bytes follow the end of the deflate stream")) {
            try unpacked(Self.zlib + [0], .deflate, limit: 500)
        }
        #expect(throws: ReadingError.malformed("the zstd stream ends early")) { try unpacked([], .zstd, limit: 500) }
        #expect(throws: ReadingError.tooLarge(limit: 499)) { try unpacked(Self.gzip, .gzip, limit: 499) }
    }
}
