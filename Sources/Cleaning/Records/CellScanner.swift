import Bytes

/// Tells byte by byte where the cells and the rows of a table end.
public struct CellScanner: Sendable {
    /// What ends behind a byte.
    public enum Border: Sendable {
        case none, cell, row
    }

    private enum State {
        /// Before a cell's first byte.
        case start
        /// In a cell without quotation marks around it.
        case plain
        /// Between quotation marks.
        case quoted
        /// Behind a backslash there.
        case escaped
        /// Behind a quotation mark there, which may be the last one or the first of two.
        case closing
    }

    private let style: TableStyle
    private var state = State.start
    /// How many quotation marks have stood where the rules allow none.
    private(set) var faultCount = 0

    /// Whether what comes next stands between quotation marks.
    var isQuoted: Bool { state == .quoted || state == .escaped }

    /// A scanner at the beginning of a row.
    public init(_ style: TableStyle) { self.style = style }

    /// Reads on to the end of a cell.
    ///
    /// - Returns: What ends, and the offset behind that end; `.none` and the end of the bytes where nothing ends before it.
    /// - Complexity: O(*n*).
    public mutating func next(_ bytes: Span<UInt8>, from start: Int) -> (border: Border, end: Int) {
        var i = start
        while i < bytes.count {
            switch state {
            case .plain: while i < bytes.count, !mayMean(bytes[i]) { i += 1 }
            case .quoted: while i < bytes.count, bytes[i] != 0x22, bytes[i] != 0x5C { i += 1 }
            case .start, .escaped, .closing: break
            }
            guard i < bytes.count else { break }
            let border = read(bytes[i])
            i += 1
            if border != .none { return (border, i) }
        }
        return (.none, bytes.count)
    }

    /// Whether a byte may mean something in a cell without quotation marks around it.
    private func mayMean(_ byte: UInt8) -> Bool { byte == style.separator || byte == 0x0A || byte == 0x22 }

    private mutating func read(_ byte: UInt8) -> Border {
        switch state {
        case .start, .plain:
            if let border = border(byte) { return border }
            if byte == 0x22, style.quoting != .none {
                if state == .start {
                    state = .quoted
                    return .none
                }
                faultCount += 1
            }
            state = .plain
        case .quoted:
            if byte == 0x22 {
                state = .closing
            } else if byte == 0x5C, style.quoting == .escaped {
                state = .escaped
            }
        case .escaped: state = .quoted
        case .closing:
            if let border = border(byte) { return border }
            // A return may stand before the line feed.
            if byte == 0x0D { return .none }
            // A mark that is neither the last nor doubled is one of the text.
            if byte != 0x22 { faultCount += 1 }
            state = .quoted
        }
        return .none
    }

    private mutating func border(_ byte: UInt8) -> Border? {
        guard byte == style.separator || byte == 0x0A else { return nil }
        state = .start
        return byte == 0x0A ? .row : .cell
    }
}
