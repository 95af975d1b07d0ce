import Bytes
import TestSupport
import Testing

@Suite("Hashes")
struct HashTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func `SHA-256 gives the vectors of FIPS 180-4`(_ text: String, _ digest: String) {
        let bytes = Array(text.utf8)
        #expect(sha256(bytes.span) == digest)
    }

    @Test(arguments: [
        ("", "05de55230dc35f93"), ("a", "665c176e5cf6c83c"), ("seeds/article.txt", "a34fdd1b440ab667"),
        ("a text of more than sixteen bytes, twice", "351ecba6991464cf"),
    ])
    func `The stable hash never changes`(_ text: String, _ expected: String) {
        #expect(hexadecimal(stableHash(text)) == expected)
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func `Bytes have one hash wherever they stand`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let bytes = random.bytes(upTo: 60, from: Array(UInt8.min...UInt8.max))
        let start = Int.random(in: 0...bytes.count, using: &random)
        let end = Int.random(in: start...bytes.count, using: &random)
        let alone = Array(bytes[start..<end])
        #expect(stableHash(bytes.span.extracting(start..<end)) == stableHash(alone.span))
        #expect(stableHash(alone.span) == plainHash(alone))
    }

    /// The hash as it is defined, a byte at a time.
    private func plainHash(_ bytes: [UInt8]) -> UInt64 {
        let secrets: (UInt64, UInt64) = (0x2d35_8dcc_aa6c_78a5, 0x8bb8_4b93_962e_acc9)
        func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
            let product = a.multipliedFullWidth(by: b)
            return product.high ^ product.low
        }
        func word(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
        var state = folded(secrets.0, secrets.1)
        var rest = bytes[...]
        while rest.count > 16 {
            state = folded(word(rest.prefix(8)) ^ secrets.1, word(rest.dropFirst(8).prefix(8)) ^ state)
            rest = rest.dropFirst(16)
        }
        let mixed = folded(word(rest.prefix(8)) ^ secrets.1, word(rest.dropFirst(8)) ^ state)
        return folded(secrets.0 ^ UInt64(bytes.count), mixed ^ secrets.1)
    }

    @Test(
        arguments: [
            ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C), ("foobar", 0x8594_4171_F739_67E8),
        ] as [(String, UInt64)])
    func `Byte by byte FNV-1a gives the vectors of its authors`(_ text: String, _ expected: UInt64) {
        var hash = ByteHash()
        for byte in text.utf8 { hash.add(byte) }
        #expect(hash.value == expected)
    }

    @Test func `Texts that differ in one bit differ in about half of the hash`() {
        var differing = 0
        var random = SplitMix(seed: 1)
        for _ in 0..<1_000 {
            var bytes = (0..<Int.random(in: 1...70, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let before = stableHash(bytes.span)
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0...7, using: &random)
            differing += (before ^ stableHash(bytes.span)).nonzeroBitCount
        }
        #expect((31_000...33_000).contains(differing))
    }

    @Test func `The seed makes another hash`() {
        #expect(stableHash("a", seed: 1) != stableHash("a", seed: 2))
    }
}
