/// Whether the parentheses of an expression close where it ends, and none before it opens: else others beside it in one
/// expression might close them.
func isClosed(_ expression: String.UTF8View) -> Bool {
    var depth = 0
    var isInClass = false
    var isEscaped = false
    for byte in expression {
        if isEscaped {
            isEscaped = false
        } else if byte == 0x5C {
            isEscaped = true
        } else if byte == 0x5B || byte == 0x5D {
            isInClass = byte == 0x5B
        } else if !isInClass && byte == 0x28 {
            depth += 1
        } else if !isInClass && byte == 0x29 {
            depth -= 1
            if depth < 0 { return false }
        }
    }
    return depth == 0 && !isEscaped && !isInClass
}
