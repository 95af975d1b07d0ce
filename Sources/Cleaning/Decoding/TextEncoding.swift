import Bytes

/// How bytes stand for characters.
enum TextEncoding: Sendable, Equatable {
    case utf8, utf16LittleEndian, utf16BigEndian
    /// One of `SingleByteTables.all`, by its index.
    case singleByte(Int)
    case eastAsian(EastAsianEncoding)

    /// The WHATWG name, in lower case.
    var name: String {
        switch self {
        case .utf8: "utf-8"
        case .utf16LittleEndian: "utf-16le"
        case .utf16BigEndian: "utf-16be"
        case .singleByte(let index): SingleByteTables.all[index].name
        case .eastAsian(let encoding): encoding.rawValue
        }
    }

    /// The single-byte encoding of a WHATWG name; UTF-8 if there were none.
    static func named(_ name: String) -> TextEncoding {
        SingleByteTables.all.firstIndex { $0.name == name }.map { .singleByte($0) } ?? .utf8
    }
}

extension TextEncoding {
    /// What a label stands for that a page or a server declares, without regard to case and white space; `nil` for one
    /// that the standard does not know.
    ///
    /// - Source: WHATWG Encoding Standard, section 4.2, "Names and labels", the labels met in news pages.
    init?(label: String) {
        let label = String(decoding: label.utf8.filter { !isASCIISpace($0) }.map { asciiLowercased($0) }, as: UTF8.self)
        if let name = Self.singleByteNames[label] {
            self = .named(name)
        } else if SingleByteTables.all.contains(where: { $0.name == label }) {
            self = .named(label)
        } else if ["utf-8", "utf8", "unicode-1-1-utf-8"].contains(label) {
            self = .utf8
        } else if let encoding = Self.eastAsianNames[label] ?? EastAsianEncoding(rawValue: label) {
            self = .eastAsian(encoding)
        } else {
            return nil
        }
    }

    private static let singleByteNames: [String: String] = [
        "ascii": "windows-1252", "us-ascii": "windows-1252", "iso-8859-1": "windows-1252",
        "iso8859-1": "windows-1252", "iso_8859-1": "windows-1252", "latin1": "windows-1252", "l1": "windows-1252",
        "cp1252": "windows-1252", "x-cp1252": "windows-1252", "cp1250": "windows-1250", "x-cp1250": "windows-1250",
        "cp1251": "windows-1251", "x-cp1251": "windows-1251", "win-1251": "windows-1251", "cp1253": "windows-1253",
        "cp1254": "windows-1254", "iso-8859-9": "windows-1254", "iso8859-9": "windows-1254",
        "latin5": "windows-1254", "cp1255": "windows-1255", "cp1256": "windows-1256", "cp1257": "windows-1257",
        "cp1258": "windows-1258", "iso-8859-11": "windows-874", "tis-620": "windows-874", "latin2": "iso-8859-2",
        "iso8859-2": "iso-8859-2", "cyrillic": "iso-8859-5", "iso8859-5": "iso-8859-5", "greek": "iso-8859-7",
        "iso8859-7": "iso-8859-7", "iso8859-15": "iso-8859-15", "latin9": "iso-8859-15", "koi8": "koi8-r",
        "koi": "koi8-r", "koi8-ru": "koi8-u", "cp866": "ibm866", "866": "ibm866", "mac": "macintosh",
        "x-mac-roman": "macintosh", "latin3": "iso-8859-3", "latin4": "iso-8859-4", "arabic": "iso-8859-6",
        "iso8859-6": "iso-8859-6", "iso-8859-6-e": "iso-8859-6", "iso-8859-6-i": "iso-8859-6",
        "hebrew": "iso-8859-8", "visual": "iso-8859-8", "logical": "iso-8859-8", "iso8859-8": "iso-8859-8",
        "iso-8859-8-e": "iso-8859-8", "iso-8859-8-i": "iso-8859-8", "latin6": "iso-8859-10",
        "iso8859-13": "iso-8859-13", "iso8859-14": "iso-8859-14", "x-mac-ukrainian": "x-mac-cyrillic",
    ]

    private static let eastAsianNames: [String: EastAsianEncoding] = [
        "gb2312": .gbk, "gb_2312-80": .gbk, "gb_2312": .gbk, "chinese": .gbk, "x-gbk": .gbk, "csgb2312": .gbk,
        "big5-hkscs": .big5, "cn-big5": .big5, "x-x-big5": .big5, "csbig5": .big5, "x-euc-jp": .eucJP,
        "shift-jis": .shiftJIS, "sjis": .shiftJIS, "x-sjis": .shiftJIS, "windows-31j": .shiftJIS, "ms_kanji": .shiftJIS,
        "ms932": .shiftJIS, "ks_c_5601-1987": .eucKR, "ks_c_5601-1989": .eucKR, "ksc5601": .eucKR, "korean": .eucKR,
        "windows-949": .eucKR, "cp949": .eucKR, "uhc": .eucKR, "cp936": .gbk, "cp950": .big5,
    ]
}
