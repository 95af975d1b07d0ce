import Bytes
import TestSupport
import Testing

@Suite("UTF-8")
struct UTF8Tests {
    @Test(
        arguments: [
            ([0x61], 1), ([0xC2, 0x80], 2), ([0xE0, 0xA0, 0x80], 3), ([0xF4, 0x8F, 0xBF, 0xBF], 4),
            ([0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0xBF], 0), ([0xED, 0xA0, 0x80], 0),
            ([0xF0, 0x8F, 0xBF, 0xBF], 0),
            ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0), ([0xE2, 0x82], 0), ([0xC3], 0),
        ] as [([UInt8], Int)])
    func `Sequences are as long as the standard's table 3-7 says`(_ bytes: [UInt8], _ length: Int) {
        #expect(utf8SequenceLength(bytes.span, at: 0) == length)
    }

    @Test func `Every scalar is decoded from either side and encoded again`() {
        for value in stride(from: UInt32(0), through: 0x10FFFF, by: 61) where !(0xD800..<0xE000).contains(value) {
            var bytes: [UInt8] = [0x41]
            appendUTF8(value, to: &bytes)
            let count = bytes.count - 1
            #expect(decodeScalar(bytes.span, at: 1) == DecodedScalar(value: value, byteCount: count))
            #expect(decodeScalar(bytes.span, before: bytes.count) == DecodedScalar(value: value, byteCount: count))
        }
    }

    @Test func `What is no scalar is encoded as the replacement character`() {
        for value: UInt32 in [0xD800, 0xDFFF, 0x110000, .max] {
            var bytes: [UInt8] = []
            appendUTF8(value, to: &bytes)
            #expect(bytes == [0xEF, 0xBF, 0xBD])
        }
    }

    @Test(arguments: 0..<500)
    func `Validity is what the standard library says`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let bytes = random.bytes(
            upTo: 24, from: [0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80, 0xED, 0xFF])
        #expect((firstInvalidUTF8(bytes.span) == bytes.count) == (String(validating: bytes, as: UTF8.self) != nil))
    }

    @Test func `Scalars are counted where they begin`() {
        let bytes = Array("aé€😀z".utf8)
        #expect(scalarCount(bytes.span, in: 0..<bytes.count) == 5)
        #expect(scalarCount(bytes.span, in: 1..<6) == 2)
    }
}
