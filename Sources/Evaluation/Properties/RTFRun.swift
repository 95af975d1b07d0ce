import Bytes

/// What a few bytes of an RTF document say: a judge of its own, which knows nothing of fonts and groups.
struct RTFRun {
    /// What was found: bytes of a character set, or characters that are the same in each.
    private enum Piece {
        case bytes([UInt8])
        case text([UInt8])
    }

    private var pieces: [Piece] = []

    /// Reads a run that begins and ends with a character.
    init(_ raw: [UInt8]) {
        var rest = raw[...]
        var units: [UInt16] = []
        while let byte = rest.first {
            guard byte == 0x5C else {
                rest.removeFirst()
                // Between the halves of a pair stands what readers without Unicode show.
                if units.isEmpty, ![0x0A, 0x0D, 0x7B, 0x7D].contains(byte) { add(byte) }
                continue
            }
            rest.removeFirst()
            let letters = rest.prefix(while: isASCIILetter)
            guard !letters.isEmpty else {
                addSign(&rest, isShown: units.isEmpty)
                continue
            }
            rest.removeFirst(letters.count)
            let signEnd = rest.startIndex + (rest.first == 0x2D ? 1 : 0)
            let digits = rest[..<(signEnd + rest[signEnd...].prefix(while: isASCIIDigit).count)]
            rest.removeFirst(digits.count)
            if rest.first == 0x20 { rest.removeFirst() }
            let word = String(decoding: letters, as: UTF8.self)
            if word == "u", let value = Int(String(decoding: digits, as: UTF8.self)) {
                if let unit = UInt16(exactly: value < 0 ? value + 0x10000 : value) {
                    units.append(unit)
                } else {
                    let scalar = UInt32(exactly: value).flatMap { Unicode.Scalar($0) } ?? "\u{FFFD}"
                    pieces.append(.text(Array(String(scalar).utf8)))
                }
            } else if let character = Self.words[word] {
                pieces.append(.text(Array(character.utf8)))
            }
        }
        if !units.isEmpty { pieces.append(.text(Array(String(decoding: units, as: UTF16.self).utf8))) }
    }

    private mutating func addSign(_ rest: inout ArraySlice<UInt8>, isShown: Bool) {
        guard let sign = rest.popFirst() else { return }
        let digits = sign == 0x27 ? rest.prefix(2).prefix { hexDigit($0) != nil } : []
        // What is no number of two digits is no escape.
        if digits.count == 2 { rest = rest.dropFirst(2) }
        guard isShown else { return }
        switch sign {
        case 0x27:
            guard digits.count == 2 else { return }
            if let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) { add(value) }
        case 0x7E: pieces.append(.text(Array("\u{A0}".utf8)))
        case 0x2D: pieces.append(.text(Array("\u{AD}".utf8)))
        case 0x5F: pieces.append(.text(Array("\u{2011}".utf8)))
        case 0x09, 0x0A, 0x0D: pieces.append(.text([sign]))
        default: add(sign)
        }
    }

    private mutating func add(_ byte: UInt8) {
        if case .bytes(let bytes)? = pieces.last {
            pieces[pieces.count - 1] = .bytes(bytes + [byte])
        } else {
            pieces.append(.bytes([byte]))
        }
    }

    private static let words = [
        "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "column": "\n", "row": "\n", "nestrow": "\n",
        "softline": "\n", "lbr": "\n", "tab": "\t", "cell": "\t", "nestcell": "\t", "emdash": "—", "endash": "–",
        "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": "\u{2003}",
        "enspace": "\u{2002}", "qmspace": "\u{2005}", "zwbo": "\u{200B}", "zwnbo": "\u{2060}", "zwj": "\u{200D}",
        "zwnj": "\u{200C}", "ltrmark": "\u{200E}", "rtlmark": "\u{200F}",
    ]

    /// Whether it says a text in one of some encodings.
    func says(_ text: [UInt8], in encodings: [String]) -> Bool {
        encodings.contains { encoding in
            if pieces.count == 1, case .bytes(let bytes)? = pieces.first {
                // What is nothing in one encoding is told by another.
                guard text == Array("\u{FFFD}".utf8) || convertedToUTF8(bytes, from: encoding) != nil else {
                    return false
                }
                return Evaluation.says(bytes, text, encoding: encoding)
            }
            var decoded: [UInt8] = []
            for piece in pieces {
                switch piece {
                case .text(let text): decoded += text
                case .bytes(let bytes):
                    guard let converted = convertedToUTF8(bytes, from: encoding) else { return false }
                    decoded += converted
                }
            }
            return Evaluation.says(decoded, text, encoding: "utf-8")
        }
    }
}

/// The encodings that a document in RTF names for itself and for its fonts.
func encodings(ofRTF bytes: [UInt8]) -> [String] {
    var found: Set<String> = ["windows-1252", "utf-8"]
    let words = ["ansicpg", "cpg", "fcharset"]
    for start in bytes.indices where bytes[start] == 0x5C {
        let letters = bytes[(start + 1)...].prefix(10).prefix(while: isASCIILetter)
        let word = String(decoding: letters, as: UTF8.self)
        if word == "mac" { found.insert("macintosh") }
        guard words.contains(word) else { continue }
        let digits = bytes[letters.endIndex...].prefix(6).prefix(while: isASCIIDigit)
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else { continue }
        if let page = word == "fcharset" ? pageOfCharacterSet[number] : number { found.insert(encodingName(page)) }
    }
    return found.sorted()
}

private let pageOfCharacterSet = [
    77: 10000, 78: 932, 79: 949, 80: 936, 81: 950, 83: 1255, 84: 1256, 85: 1253, 86: 1254, 87: 874, 88: 1250, 89: 10007,
    128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 179: 1256,
    180: 1256, 181: 1255, 186: 1257, 204: 1251, 222: 874, 238: 1250,
]

private func encodingName(_ page: Int) -> String {
    switch page {
    case 932: "shift_jis"
    case 936: "gbk"
    case 949: "euc-kr"
    case 950: "big5"
    case 10000: "macintosh"
    case 10007, 10017: "x-mac-cyrillic"
    case 20866: "koi8-r"
    case 21866: "koi8-u"
    case 51932: "euc-jp"
    case 54936: "gb18030"
    case 65001: "utf-8"
    case 28591: "windows-1252"
    case 28592...28606: "iso-8859-\(page - 28590)"
    case 866: "ibm866"
    default: "windows-\(page)"
    }
}
