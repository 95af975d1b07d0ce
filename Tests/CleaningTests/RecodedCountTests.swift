import Bytes
import TestSupport
import Testing

@testable import Cleaning

@Suite("Counts before limits")
struct RecodedCountTests {
    @Test func `Bytes are counted wherever they stand`() {
        var random = SplitMix(seed: 3)
        for _ in 0..<2000 {
            let bytes = random.bytes(upTo: 40, from: [0x26, 0xA6, 0x27, 0x25, 0x20, 0x00, 0xFF, 0x3C])
            for byte in Set(bytes + [0x26]) {
                #expect(occurrences(of: byte, in: bytes.span) == bytes.count { $0 == byte })
            }
        }
    }

    @Test func `What a page may show otherwise is never more than the quick count`() {
        var random = SplitMix(seed: 5)
        for _ in 0..<2000 {
            let page = random.bytes(
                upTo: 40, from: Array("a& \t\n\r\u{C}".utf8) + [0x00, 0x1F, 0x21, 0x7F, 0xA0, 0xA6, 0xFF])
            let wanted = page.count { $0 <= 0x20 || $0 == 0x26 }
            #expect(mostReshownCount(page.span) == wanted)
            #expect(reshownCount(page.span) <= wanted)
        }
        #expect(reshownCount(Array("a  b &amp; c\n".utf8).span) == 3)
    }
}
