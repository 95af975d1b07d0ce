import Bytes

/// The encoding that a page declares in its first 2,048 bytes, by `<meta charset>`, `<meta http-equiv>` or the
/// declaration of XML.
///
/// - Source: HTML, section 13.2.3.2, "Prescan a byte stream to determine its encoding", simplified: the first
///   `charset=` or `encoding=` in the head that names an encoding, comments included.
func declaredEncoding(_ bytes: Span<UInt8>) -> TextEncoding? {
    let limit = min(bytes.count, 2048)
    let head = asciiLowercased(bytes.extracting(0..<limit))
    for name in ["charset", "encoding"] {
        let wanted = Array(name.utf8)
        var i = 0
        while i + wanted.count < limit {
            guard stands(wanted, in: head.span, at: i) else {
                i += 1
                continue
            }
            i += wanted.count
            guard let label = label(in: head.span, from: i), let found = TextEncoding(label: label) else {
                continue
            }
            return found
        }
    }
    return nil
}

/// What stands behind `=`, with or without quotation marks.
private func label(in head: Span<UInt8>, from start: Int) -> String? {
    var i = start
    while i < head.count && isASCIISpace(head[i]) { i += 1 }
    guard i < head.count, head[i] == 0x3D else { return nil }
    i += 1
    while i < head.count && (isASCIISpace(head[i]) || head[i] == 0x22 || head[i] == 0x27) { i += 1 }
    var label: [UInt8] = []
    while i < head.count, isASCIIAlphanumeric(head[i]) || [0x2D, 0x5F, 0x3A, 0x2E].contains(head[i]) {
        label.append(head[i])
        i += 1
    }
    return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
}
