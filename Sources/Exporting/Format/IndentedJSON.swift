/// JSON with a line for each member and element, for files that people read; arrays and objects without members stay
/// as they are.
///
/// - Parameter json: Well-formed JSON without white space outside strings, but for a line feed at its end.
func indented(_ json: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    for (i, byte) in json.enumerated() {
        if isInString {
            out.append(byte)
            if isEscaped {
                isEscaped = false
            } else if byte == 0x5C {
                isEscaped = true
            } else if byte == 0x22 {
                isInString = false
            }
            continue
        }
        switch byte {
        case 0x22:
            isInString = true
            out.append(byte)
        case 0x7B, 0x5B:
            depth += 1
            out.append(byte)
            if i + 1 < json.count, json[i + 1] != 0x7D && json[i + 1] != 0x5D { breakLine(&out, depth) }
        case 0x7D, 0x5D:
            depth -= 1
            if json[i - 1] != 0x7B && json[i - 1] != 0x5B { breakLine(&out, depth) }
            out.append(byte)
        case 0x2C:
            out.append(byte)
            breakLine(&out, depth)
        case 0x3A: out.append(contentsOf: [byte, 0x20])
        default: out.append(byte)
        }
    }
    return out
}

private func breakLine(_ out: inout [UInt8], _ depth: Int) {
    out.append(0x0A)
    out.append(contentsOf: repeatElement(0x20, count: 2 * depth))
}
