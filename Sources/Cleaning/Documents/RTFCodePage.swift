import Bytes

/// The code pages of RTF, by their numbers, as encodings of the web.
///
/// - Source: the Rich Text Format Specification 1.9.1, "Font Table" and "Character Set".
enum RTFCodePage {
    /// The code page of each character set of a font; 0 for the document's own.
    static let ofCharacterSet: [Int: Int] = [
        0: 1252, 1: 0, 2: 1252, 77: 10000, 78: 932, 79: 949, 80: 936, 81: 950, 83: 1255, 84: 1256, 85: 1253, 86: 1254,
        87: 874, 88: 1250, 89: 10007, 128: 932, 129: 949, 130: 1361, 134: 936, 136: 950, 161: 1253, 162: 1254,
        163: 1258, 177: 1255, 178: 1256, 179: 1256, 180: 1256, 181: 1255, 186: 1257, 204: 1251, 222: 874, 238: 1250,
        254: 437, 255: 850,
    ]

    /// The encoding of a code page; `nil` for one without a table.
    static func encoding(_ page: Int) -> TextEncoding? {
        switch page {
        case 874, 1250...1258: .named("windows-\(page)")
        case 28591: .named("windows-1252")
        case 28599: .named("windows-1254")
        case 866: .named("ibm866")
        case 20866: .named("koi8-r")
        case 21866: .named("koi8-u")
        case 10000: .named("macintosh")
        case 10007, 10017: .named("x-mac-cyrillic")
        case 932: .eastAsian(.shiftJIS)
        case 936: .eastAsian(.gbk)
        case 949: .eastAsian(.eucKR)
        case 950: .eastAsian(.big5)
        case 51932: .eastAsian(.eucJP)
        case 54936: .eastAsian(.gb18030)
        case 65001: .utf8
        case 28592...28606: TextEncoding(label: "iso-8859-\(page - 28590)")
        default: nil
        }
    }
}

extension TextEncoding {
    /// How many bytes a character takes that begins with some bytes; no fewer than are needed to say so.
    func characterLength(_ row: [UInt8]) -> Int {
        guard let lead = row.first, lead >= 0x80 else { return 1 }
        switch self {
        case .singleByte, .utf16LittleEndian, .utf16BigEndian: return 1
        case .utf8: return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
        case .eastAsian(let encoding):
            switch encoding {
            case .shiftJIS: return lead == 0x80 || lead >= 0xA0 && lead <= 0xDF ? 1 : 2
            case .eucJP: return lead == 0x8F ? 3 : 2
            case .gbk, .gb18030: return lead == 0x80 ? 1 : row.count > 1 && isASCIIDigit(row[1]) ? 4 : 2
            case .big5, .eucKR: return 2
            }
        }
    }
}
