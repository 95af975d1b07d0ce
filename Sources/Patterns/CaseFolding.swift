import Bytes

/// A scalar for comparison: all that PCRE2 takes for one where case is ignored have the same, some others besides.
///
/// - Complexity: O(1), by a table for the scalars of two bytes.
@inline(__always)
func foldedScalar(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return UInt32(asciiLowercased(UInt8(truncatingIfNeeded: scalar))) }
    if scalar < 0x800 { return UInt32(twoByteFolds[Int(scalar)]) }
    return scalar > 0x2130 ? scalar : foldedRareScalar(scalar)
}

/// Whether all scalars that PCRE2 takes for this one where case is ignored are folded to the same.
///
/// Not so for phonetic letters, and for those of Georgian, Cherokee, Coptic, Glagolitic and other alphabets that have another case
/// further away; `PatternSetTests` asks PCRE2 about all of them.
func isFoldable(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x23A, 0x370..<0x557, 0x559...0x586, 0x589..<0x10A0, 0x1100..<0x13A0, 0x1400..<0x1C80, 0x2000..<0x2100,
        0x2190..<0x24B6, 0x2500..<0x2C00, 0x2E00..<0xA640, 0xAC00..<0xD800, 0xF900..<0xFB00, 0xFE00...0xFF20:
        true
    default: false
    }
}

/// The lower case of the upper case, where either is one scalar: final and other sigmas are one, and the long s is an s.
private let twoByteFolds: [UInt16] = (0..<0x800).map { value in
    // To ask for a mapping costs a string, and most have none.
    guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.changesWhenCaseMapped else {
        return UInt16(value)
    }
    let upper = single(scalar.properties.uppercaseMapping) ?? scalar
    return UInt16(exactly: (single(upper.properties.lowercaseMapping) ?? scalar).value) ?? UInt16(value)
}

private func single(_ mapping: String) -> Unicode.Scalar? {
    mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
}

/// Letters beyond those of two bytes that have such as their other case.
private func foldedRareScalar(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x1C80: 0x432
    case 0x1C81: 0x434
    case 0x1C82: 0x43E
    case 0x1C83: 0x441
    case 0x1C84, 0x1C85: 0x442
    case 0x1C86: 0x44A
    case 0x1C87: 0x463
    case 0x1E9E: 0xDF
    case 0x1FBE: 0x3B9
    case 0x2126: 0x3C9
    case 0x212A: 0x6B
    case 0x212B: 0xE5
    default: scalar
    }
}
