import Bytes

/// What an escape of a string stands for, whatever number of backslashes stands before it: JavaScript's, Python's, or that
/// of the bytes of UTF-8; `nil` for what is none.
func notated(_ raw: [UInt8]) -> [UInt8]? {
    guard raw.first == 0x5C else { return nil }
    let parts = String(decoding: raw, as: UTF8.self).split(separator: "\\").map { String($0) }
    switch parts {
    case []: return [0x5C]
    case ["n"], ["r"], ["r", "n"], ["f"], ["v"]: return [0x0A]
    case ["t"]: return [0x09]
    case ["b"]: return [0x20]
    case ["\""], ["'"], ["/"]: return Array(parts[0].utf8)
    default: break
    }
    let numbers = parts.compactMap { UInt32($0.dropFirst(), radix: 16) }
    guard numbers.count == parts.count, let kind = parts[0].first, parts.allSatisfy({ $0.first == kind }) else {
        return nil
    }
    switch kind {
    case "u": return shown(String(decoding: numbers.map { UInt16(truncatingIfNeeded: $0) }, as: UTF16.self))
    case "U": return Unicode.Scalar(numbers[0]).flatMap { shown(String($0)) }
    case "x" where numbers.count > 1: return shown(String(decoding: numbers.map { UInt8($0 & 0xFF) }, as: UTF8.self))
    case "x": return Unicode.Scalar(numbers[0]).flatMap { shown(String($0)) }
    default: return nil
    }
}

/// One scalar as it is shown: every end of a line as a line feed, controls as windows-1252 has them, or as a space.
private func shown(_ text: String) -> [UInt8]? {
    guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return nil }
    switch scalar.value {
    case 0x09: return [0x09]
    case 0x0A...0x0D, 0x2028, 0x2029: return [0x0A]
    case 0..<0x20, 0x7F: return [0x20]
    case 0x80..<0xA0: return convertedToUTF8([UInt8(scalar.value)], from: "windows-1252") ?? [0x20]
    default: return Array(text.utf8)
    }
}
