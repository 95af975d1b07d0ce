import Bytes

/// What is no text: what stands before the first element, comments, instructions and doctypes.
extension PageParser {
    /// Passes a byte order mark, and what stands before the first element.
    @_lifetime(self: copy self)
    mutating func prologue() {
        if page.count - i >= 4, page[i] == 0xEF, page[i + 1] == 0xBB, page[i + 2] == 0xBF { i += 3 }
        skipBlanks()
        skipMiscellany()
        if standsDoctype { doctype() }
        skipBlanks()
        skipMiscellany()
    }

    @_lifetime(self: copy self)
    mutating func skipMiscellany() {
        while byte(i) == 0x3C {
            if standsComment {
                comment()
            } else if byte(i + 1) == 0x3F {
                instruction()
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
        let inside = i + 4
        i = inside
        while let close = firstOffset(of: 0x3E, in: page, from: i) {
            i = close + 1
            let mark = page[close - 1] == 0x21 ? close - 1 : close
            if mark - 2 >= inside, page[mark - 1] == 0x2D, page[mark - 2] == 0x2D { return }
        }
        i = page.count
    }

    /// What begins with `<?`, if a name follows.
    @_lifetime(self: copy self)
    mutating func instruction() {
        i += 2
        if endOfXMLName(from: i) != nil { skip(past: 0x3E) }
    }

    /// Where the name ends that begins at an offset, by the rules of XML as far as they matter; an ASCII name at the
    /// end of the page is none.
    func endOfXMLName(from start: Int) -> Int? {
        var i = start
        var isASCII = true
        while i < page.count {
            let scalar = decodeScalar(page, at: i)
            let isName =
                scalar.value >= 0x80 || isASCIIAlphanumeric(page[i])
                ? isWordScalar(scalar.value) && (i > start || !isASCIIDigit(page[i]))
                : page[i] == 0x5F || page[i] == 0x3A || i > start && (page[i] == 0x2D || page[i] == 0x2E)
            guard isName else { break }
            isASCII = isASCII && scalar.value < 0x80
            i += scalar.byteCount
        }
        return i == start || i == page.count && isASCII ? nil : i
    }

    /// A document type, whose quoted names may hold a `>`.
    @_lifetime(self: copy self)
    mutating func doctype() {
        i += 9
        skipBlanks()
        i = endOfXMLName(from: i) ?? i
        skipBlanks()
        let isPublic = stands(Self.publicName, at: i)
        if isPublic || stands(Self.systemName, at: i) {
            i += 6
            skipBlanks()
            skipLiteral()
            if isPublic {
                skipBlanks()
                skipLiteral()
            }
        }
        skip(past: 0x3E)
    }

    static let publicName = MarkupName("public")
    static let systemName = MarkupName("system")

    @_lifetime(self: copy self)
    mutating func skipLiteral() {
        let quote = byte(i)
        guard quote == 0x22 || quote == 0x27 else { return }
        i += 1
        skip(past: quote)
    }

    @_lifetime(self: copy self)
    mutating func skip(past wanted: UInt8) {
        i = i < page.count ? firstOffset(of: wanted, in: page, from: i).map { $0 + 1 } ?? page.count : page.count
    }
}
