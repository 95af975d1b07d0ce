import Bytes
import Records
import TestSupport
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
        // Київ, мій
        ([0xEB, 0xC9, 0xA7, 0xD7, 0x2C, 0x20, 0xCD, 0xA6, 0xCA], "koi8-u", 0),
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

    @Test(arguments: 0..<300)
    func `Bytes are told to be plain as each of them is`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var pieces = ["plain text of some length, ", "x", "\n", "\t", "é", "中", "😀"]
        if seed % 3 > 0 { pieces.append("\r\n") }
        if seed % 5 == 0 { pieces += ["\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FFFE}"] }
        var text = (0..<Int.random(in: 0...30, using: &random)).flatMap { _ in Array(random.pick(pieces).utf8) }
        if seed % 7 == 0 { text.insert(0xE9, at: Int.random(in: 0...text.count, using: &random)) }
        let (isUTF8, plainness) = utf8Plainness(text.span)
        #expect(isUTF8 == (firstInvalidUTF8(text.span) == text.count))
        guard isUTF8 else { return }
        let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
        let isPlain = scalars.allSatisfy {
            $0 >= 0x20 && $0 < 0x7F || [0x09, 0x0A, 0x0D].contains($0)
                || $0 >= 0xA0 && ![0x2028, 0x2029, 0xFFFE, 0xFFFF].contains($0)
        }
        #expect(plainness == (!isPlain ? .unknown : scalars.contains(0x0D) ? .plainWithReturns : .plain))
    }

    // Prose in each language: its characters tell its encoding, undeclared.
    @Test(arguments: [
        (EastAsianEncoding.gb18030, "新华社北京电：双方的代表在会上说，他们不会在这个时候放弃和谈，而是要继续进行下去。"),
        (.big5, "中央社台北電：雙方的代表在會上說，他們不會在這個時候放棄和談，而是要繼續進行下去。"),
        (.eucJP, "代表団は金曜日に再び会談し、来週もう一度会うことで合意したと発表しました。"),
        (.shiftJIS, "代表団は金曜日に再び会談し、来週もう一度会うことで合意したと発表しました。"),
        (.eucKR, "양측 대표단은 금요일에 다시 만나 다음 주에 한 번 더 회담을 하기로 합의했다고 밝혔다."),
    ])
    func `A text of East Asia is read in its own encoding`(_ encoding: EastAsianEncoding, _ text: String) throws {
        let raw = try #require(encoded(text, in: encoding))
        #expect(detectEncoding(raw.span, declared: nil).encoding == .eastAsian(encoding))
        for before in ["", "x", "A line in English.\n"] {
            let bytes = Array(before.utf8) + raw
            #expect(detectEncoding(bytes.span, declared: nil).encoding == .eastAsian(encoding))
        }
        let article = try article(raw)
        #expect(string(article.text) == text)
        #expect(article.source.encoding == encoding.rawValue)
        #expect(
            complaints(article, raw) { raw, text in
                encoded(String(decoding: text, as: UTF8.self), in: encoding) == raw
            } == [])
    }

    @Test(arguments: [
        // "Déjà été à Genève", "Größe", "Привет, мир" in windows-1252 and windows-1251.
        Array("D\u{E9}j\u{E0} \u{E9}t\u{E9} \u{E0} Gen\u{E8}ve, \u{E9}t\u{E9}".unicodeScalars.map { UInt8($0.value) }),
        Array("Gr\u{F6}\u{DF}e und \u{C4}rger \u{FC}ber \u{D6}l".unicodeScalars.map { UInt8($0.value) }),
        [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x2C, 0x20, 0xEC, 0xE8, 0xF0],
    ])
    func `Texts of Europe are not taken for one`(_ raw: [UInt8]) {
        #expect(detectEastAsian(raw.span) == nil)
    }
}

/// A text in an encoding, by looking for the bytes that its characters are read from; `nil` where there are none.
func encoded(_ text: String, in encoding: EastAsianEncoding) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
        if scalar.value < 0x80 {
            bytes.append(UInt8(scalar.value))
        } else if let pair = bytesOf(scalar.value, encoding) {
            bytes += pair
        } else {
            return nil
        }
    }
    return bytes
}

private func bytesOf(_ value: UInt32, _ encoding: EastAsianEncoding) -> [UInt8]? {
    for lead in UInt8(0x81)...0xFE {
        for trail in UInt8(0x40)...0xFE {
            let pair = [lead, trail]
            let found = encoding.character(pair.span, at: 0)
            if found.byteCount == 2, found.value == value, found.second == 0 { return pair }
        }
    }
    return nil
}
