import Bytes

/// What is no text: what stands before the first element, comments, instructions and doctypes.
extension PageParser {
    /// Passes a byte order mark, and what stands before the first element.
    @_lifetime(self: copy self)
    mutating func prologue() {
        if page.count - i >= 4, page[i] == 0xEF, page[i + 1] == 0xBB, page[i + 2] == 0xBF { i += 3 }
        skipBlanks()
        skipMiscellany()
        if standsDoctype { skipPastTag() }
        skipBlanks()
        skipMiscellany()
    }

    @_lifetime(self: copy self)
    mutating func skipMiscellany() {
        while byte(i) == 0x3C {
            if standsComment {
                comment()
            } else if byte(i + 1) == 0x3F {
                skipPastTag()
            } else {
                return
            }
            skipBlanks()
        }
    }

    var standsComment: Bool { byte(i + 1) == 0x21 && byte(i + 2) == 0x2D && byte(i + 3) == 0x2D }

    var standsDoctype: Bool { byte(i) == 0x3C && byte(i + 1) == 0x21 && stands(Self.doctypeName, at: i + 2) }

    static let doctypeName = MarkupName("doctype")

    @_lifetime(self: copy self)
    mutating func comment() {
        var inside = i + 4
        // `<!-->` and `<!--->` are whole comments.
        if byte(inside) == 0x3E || byte(inside) == 0x2D && byte(inside + 1) == 0x3E { inside -= 2 }
        i = inside
        while let close = firstOffset(of: 0x3E, in: page, from: i) {
            i = close + 1
            let mark = page[close - 1] == 0x21 ? close - 1 : close
            if mark - 2 >= inside, page[mark - 1] == 0x2D, page[mark - 2] == 0x2D { return }
        }
        i = page.count
    }

    /// Passes a document type, `<?…>`, or what else browsers take for a comment: `<!…>`, and an end tag without a name.
    ///
    /// - Source: HTML, section 13.2.5.41, "Bogus comment state".
    @_lifetime(self: copy self)
    mutating func skipPastTag() {
        i = firstOffset(of: 0x3E, in: page, from: i).map { $0 + 1 } ?? page.count
    }
}
