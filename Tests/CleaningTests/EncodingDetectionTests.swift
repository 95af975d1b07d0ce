import Bytes
import Testing

@testable import Cleaning

@Suite("Finding out the encoding")
struct EncodingDetectionTests {
    @Test(arguments: [
        ([0xEF, 0xBB, 0xBF, 0x61], "utf-8", 3),
        ([0xFF, 0xFE, 0x61, 0x00], "utf-16le", 2),
        ([0xFE, 0xFF, 0x00, 0x61], "utf-16be", 2),
        (Array("plain".utf8), "utf-8", 0),
        (Array("caf\u{E9}".utf8), "utf-8", 0),
        ([0x63, 0x61, 0x66, 0xE9], "windows-1252", 0),
        ([0x93, 0x68, 0x69, 0x94], "windows-1252", 0),
        // One broken byte among well-formed sequences: UTF-8, to be repaired.
        (Array("\u{201C}caf\u{E9}\u{201D}".utf8) + [0xE9, 0x20], "utf-8", 0),
        // "Война и мир" in windows-1251 and in KOI8-R.
        ([0xC2, 0xEE, 0xE9, 0xED, 0xE0, 0x20, 0xE8, 0x20, 0xEC, 0xE8, 0xF0], "windows-1251", 0),
        ([0xF7, 0xCF, 0xCA, 0xCE, 0xC1, 0x20, 0xC9, 0x20, 0xCD, 0xC9, 0xD2], "koi8-r", 0),
        ([0x61, 0, 0x62, 0, 0x63, 0, 0x20, 0], "utf-16le", 0),
        ([0, 0x61, 0, 0x62, 0, 0x63, 0, 0x20], "utf-16be", 0),
        // "Мир и" in UTF-16LE, whose NULs are few.
        ([0x1C, 0x04, 0x38, 0x04, 0x40, 0x04, 0x20, 0x00, 0x38, 0x04], "utf-16le", 0),
    ])
    func `Marks, NULs and malformed sequences decide`(_ bytes: [UInt8], _ name: String, _ markLength: Int) {
        let detected = detectEncoding(bytes.span, declared: nil)
        #expect(detected.encoding.name == name)
        #expect(detected.markLength == markLength)
    }
}
