import Bytes

/// A word in lower case, without the colon behind it.
func label(_ word: [UInt8]) -> [UInt8] { phrase(of: word.span, word.indices) }

/// The hash of a word in lower case, as `lower(_:)` makes it.
func lowerHash(_ word: [UInt8]) -> UInt64 {
    word.last == 0x3A ? stableHash(lower([word]).span) : phraseHash(of: word.span, word.indices)
}

/// Words with a space between them, in lower case.
func lower(_ words: [[UInt8]]) -> [UInt8] {
    // Most are asked for one by one, and few end with a colon.
    if words.count == 1, words[0].last != 0x3A {
        let word = words[0]
        return phrase(of: word.span, word.indices)
    }
    let joined = Array(words.joined(separator: [0x20]))
    var form = phrase(of: joined.span, joined.indices)
    if joined.last == 0x3A { form.append(0x3A) }
    return form
}

/// A form without the colon behind it.
func withoutColon(_ form: [UInt8]) -> [UInt8] { form.last == 0x3A ? form.dropLast() : form }

/// Whether a word begins with an upper-case letter, or with a letter of a script that has none.
func beginsUpper(_ word: some Collection<UInt8>) -> Bool {
    guard let byte = word.first else { return false }
    if byte < 0x80 { return isASCIIUpper(byte) }
    let word = Array(word.prefix(4))
    let scalar = decodeScalar(word.span, at: 0)
    // Beyond Armenian there are next to no cases, but for the Latin letters of Vietnamese.
    if scalar.value >= 0x590, !(0x1E00..<0x1F00).contains(scalar.value) { return true }
    let form = phrase(of: word.span, 0..<scalar.byteCount)
    return !form.isEmpty && form != Array(word[..<scalar.byteCount])
}

/// Whether a text has no letter that is not in upper case, nor any of a script that has no case.
func isInCapitals(_ text: [UInt8]) -> Bool {
    var i = 0
    while i < text.count {
        let end = i + decodeScalar(text.span, at: i).byteCount
        let form = phrase(of: text.span, i..<end)
        if !form.isEmpty && form == Array(text[i..<end]) { return false }
        i = end
    }
    return true
}

/// Whether a word has a digit of any script.
func holdsDigit(_ word: [UInt8]) -> Bool {
    var i = 0
    while i < word.count {
        let scalar = decodeScalar(word.span, at: i)
        if digit(scalar.value) != nil { return true }
        i += scalar.byteCount
    }
    return false
}
