import Bytes

/// What an ampersand in a page begins.
enum CharacterReference: Equatable {
    /// A reference to a character, and where it ends.
    case character(UInt32, end: Int)
    /// A numeric reference to no character, and where it ends.
    case invalid(end: Int)
    /// Nothing: the ampersand stands for itself.
    case none

    /// Reads the reference whose ampersand stands at an offset.
    ///
    /// A name needs its semicolon, a number does not.
    ///
    /// - Source: HTML 4.01, section 24, for the names; XML 1.0, section 2.2, for what is a character.
    init(_ page: Span<UInt8>, at ampersand: Int) {
        let start = ampersand + 1
        self = .none
        guard start < page.count else { return }
        if page[start] == 0x23 {
            self = Self.number(page, from: start + 1)
        } else if isASCIILetter(page[start]) {
            var name: UInt64 = 0
            var i = start
            while i < page.count, i - start <= 8, isASCIIAlphanumeric(page[i]) {
                name = name << 8 | UInt64(page[i])
                i += 1
            }
            guard i < page.count, page[i] == 0x3B, i - start <= 8, let value = namedCharacter(name) else { return }
            self = .character(value, end: i + 1)
        }
    }

    private static func number(_ page: Span<UInt8>, from start: Int) -> CharacterReference {
        let isHexadecimal = start < page.count && page[start] | 0x20 == 0x78
        var i = isHexadecimal ? start + 1 : start
        var value: UInt32 = 0
        while i < page.count {
            let digit: UInt32
            switch page[i] {
            case 0x30...0x39: digit = UInt32(page[i]) - 0x30
            case 0x41...0x46 where isHexadecimal, 0x61...0x66 where isHexadecimal:
                digit = UInt32(page[i] | 0x20) - 0x57
            default: return ended(page, at: i, value)
            }
            // More digits than any character has change nothing.
            if value < 0x110000 { value = value * (isHexadecimal ? 16 : 10) + digit }
            i += 1
        }
        return ended(page, at: i, value)
    }

    private static func ended(_ page: Span<UInt8>, at offset: Int, _ value: UInt32) -> CharacterReference {
        let end = offset < page.count && page[offset] == 0x3B ? offset + 1 : offset
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: return .character(value, end: end)
        default: return .invalid(end: end)
        }
    }
}

/// C1 controls in character references mean characters of windows-1252.
///
/// - Source: HTML, section 13.2.5.80, "Numeric character reference end state".
func withoutC1(_ scalar: UInt32) -> UInt32 {
    guard 0x80..<0xA0 ~= scalar, let table = SingleByteTables.all.first(where: { $0.name == "windows-1252" }) else {
        return scalar
    }
    return UInt32(table.upperHalf[Int(scalar) - 0x80])
}

/// What a character is shown as that a reference stands for: line and paragraph separators as white space; `nil` for
/// control characters, which no text holds.
func shownScalar(_ scalar: UInt32) -> UInt32? {
    guard scalar >= 0x7F else { return scalar }
    let shown = withoutC1(scalar)
    return switch shown {
    case 0x7F..<0xA0: nil
    case 0x2028, 0x2029: 0x20
    default: shown
    }
}

/// The character of a name, whose bytes stand in a number, the last the least significant.
private func namedCharacter(_ name: UInt64) -> UInt32? {
    let table = references
    var low = 0
    var high = table.count
    while low < high {
        let middle = (low + high) / 2
        if table[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low < table.count && table[low].name == name ? table[low].value : nil
}

private let references: [(name: UInt64, value: UInt32)] = {
    var table: [(name: UInt64, value: UInt32)] = []
    for line in names.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard var value = UInt32(words[0], radix: 16) else { preconditionFailure("a line begins with a number") }
        for word in words.dropFirst() {
            if word != "-" { table.append((word.utf8.reduce(0) { $0 << 8 | UInt64($1) }, value)) }
            value += 1
        }
    }
    return table.sorted { $0.name < $1.name }
}()

/// A hexadecimal number and the names of the characters from there on; `-` for one without a name.
private let names = """
    22 quot
    26 amp apos
    3C lt - gt
    A0 nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3
    B4 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml
    C5 Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc
    D5 Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml
    E5 aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc
    F5 otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    152 OElig oelig
    160 Scaron scaron
    178 Yuml
    192 fnof
    2C6 circ
    2DC tilde
    391 Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau
    3A5 Upsilon Phi Chi Psi Omega
    3B1 alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau
    3C5 upsilon phi chi psi omega
    3D1 thetasym upsih
    3D6 piv
    2002 ensp emsp
    2009 thinsp - - zwnj zwj lrm rlm
    2013 ndash mdash
    2018 lsquo rsquo sbquo - ldquo rdquo bdquo - dagger Dagger bull
    2026 hellip
    2030 permil - prime Prime
    2039 lsaquo rsaquo
    203E oline
    2044 frasl
    20AC euro
    2111 image
    2118 weierp
    211C real
    2122 trade
    2135 alefsym
    2190 larr uarr rarr darr harr
    21B5 crarr
    21D0 lArr uArr rArr dArr hArr
    2200 forall - part exist - empty - nabla isin notin - ni
    220F prod - sum minus
    2217 lowast - - radic - - prop infin - ang
    2227 and or cap cup int
    2234 there4
    223C sim
    2245 cong - - asymp
    2260 ne equiv - - le ge
    2282 sub sup nsub - sube supe
    2295 oplus - otimes
    22A5 perp
    22C5 sdot
    2308 lceil rceil lfloor rfloor
    2329 lang rang
    25CA loz
    2660 spades - - clubs - hearts diams
    """
