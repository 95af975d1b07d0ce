import Bytes
import TestSupport
import Testing

@Suite("Eight bytes at once")
struct EightBytesTests {
    @Test func `Marks and lowered letters are those of each byte`() {
        var random = SplitMix(seed: 3)
        for round in 0..<20_000 {
            // Any bytes, and those around which something changes.
            let alphabet: [UInt8] =
                round % 2 == 0
                ? Array(0...255)
                : [0x00, 0x1F, 0x20, 0x21, 0x2E, 0x3F, 0x40, 0x41, 0x5A, 0x5B, 0x7E, 0x7F, 0x80, 0xA0, 0xC1, 0xFF]
            let bytes = (0..<8).map { _ in random.pick(alphabet) }
            let block = load8(bytes.span, at: 0)
            #expect(marked(EightBytes.unprintable(block)) == bytes.map { $0 < 0x20 || $0 >= 0x7F })
            #expect(marked(EightBytes.equal(block, to: bytes[5])) == bytes.map { $0 == bytes[5] })
            #expect(marked(EightBytes.fullStops(block)) == bytes.map { $0 == 0x2E || $0 == 0x21 || $0 == 0x3F })
            let lowered = newBytes(capacity: 8) { append(8, of: EightBytes.lowercased(block), to: &$0) }
            #expect(lowered == bytes.map { asciiLowercased($0) })
            let marks = EightBytes.unprintable(block)
            #expect(EightBytes.count(before: marks) == bytes.firstIndex { $0 < 0x20 || $0 >= 0x7F } ?? 8)
        }
    }

    @Test func `Of eight bytes the first are appended, and the rest is written over`() {
        let block = load8(Array("abcdefgh".utf8).span, at: 0)
        let bytes = newBytes(capacity: 14) { out in
            append(3, of: block, to: &out)
            append(0, of: block, to: &out)
            append(2, of: block, to: &out)
            out.append(0x78)
            append(8, of: block, to: &out)
        }
        #expect(String(decoding: bytes, as: UTF8.self) == "abcabxabcdefgh")
    }

    @Test func `Thirty-two bytes are four times eight`() {
        let bytes = (0..<40).map { UInt8($0 * 7 & 0xFF) }
        let block = load32(bytes.span, at: 5)
        #expect((0..<4).map { block[$0] } == (0..<4).map { load8(bytes.span, at: 5 + 8 * $0) })
    }

    private func marked(_ marks: UInt64) -> [Bool] {
        // A mark is the top bit of a byte, and no other bit is set.
        (0..<8).map { marks >> (8 * UInt64($0)) & 0xFF }.map { byte in
            #expect(byte == 0 || byte == 0x80)
            return byte == 0x80
        }
    }
}
