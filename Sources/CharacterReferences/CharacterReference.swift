import Bytes

/// The named character reference that begins at an `&` of a text, as browsers read it: the longest name that fits, with
/// its semicolon or one of those that need none.
///
/// - Parameter end: Where the text ends, at the latest.
/// - Returns: What it stands for, as UTF-8, and how many bytes it has from the `&` on; `nil` where it is none.
/// - Source: the HTML Standard, section 13.2.5.73, "Named character reference state", outside of attributes.
public func namedReference(
    _ text: Span<UInt8>, at start: Int, upTo end: Int
) -> (characters: [UInt8], byteCount: Int)? {
    var name: [UInt8] = []
    var found: (characters: [UInt8], byteCount: Int)?
    var i = start + 1
    while i < min(end, start + 2 + longestName) {
        if text[i] == 0x3B {
            return table.names[name].map { ($0, i + 1 - start) } ?? found
        }
        guard isASCIIAlphanumeric(text[i]) else { break }
        name.append(text[i])
        i += 1
        if table.bare.contains(name), let characters = table.names[name] { found = (characters, i - start) }
    }
    return found
}

/// `CounterClockwiseContourIntegral`.
private let longestName = 31

/// Made at the first reference that is looked up.
private let table: (names: [[UInt8]: [UInt8]], bare: Set<[UInt8]>) = {
    let words = NamedReferences.all.utf8.split(separator: 0x20).map { Array($0) }
    var names: [[UInt8]: [UInt8]] = [:]
    for i in stride(from: 0, to: words.count, by: 2) { names[words[i]] = words[i + 1] }
    // The two that stand for white space, at which the words are split.
    names[Array("NewLine".utf8)] = [0x0A]
    names[Array("Tab".utf8)] = [0x09]
    return (names, Set(NamedReferences.bare.utf8.split(separator: 0x20).map { Array($0) }))
}()
