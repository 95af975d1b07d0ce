import Bytes
import CLibXML2
import Glibc

/// The attributes of an element that is being opened; only valid during the call that hands them over.
@safe
struct PageAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?

    /// Whether there are none.
    var isEmpty: Bool { unsafe list == nil }

    /// The value of an attribute, its character references decoded; empty where it has none, `nil` where it is missing.
    subscript(name: StaticString) -> [UInt8]? {
        guard var entry = unsafe list else { return nil }
        while let key = unsafe entry[0] {
            if unsafe isEqual(key, name) { return unsafe bytes(at: entry[1]) }
            unsafe entry += 2
        }
        return nil
    }

    /// Walks over the attributes whose names tell of an element's part in the page, in the order of the page, without
    /// an allocation.
    func forEachTelling(_ body: (TellingAttribute, Span<UInt8>) -> Void) {
        guard var entry = unsafe list else { return }
        while let key = unsafe entry[0] {
            if let name = unsafe tellingAttribute(key) {
                let value = unsafe entry[1]
                let length = unsafe value.map { unsafe Int(xmlStrlen($0)) } ?? 0
                let buffer = unsafe UnsafeBufferPointer(start: value, count: length)
                unsafe body(name, buffer.span)
            }
            unsafe entry += 2
        }
    }
}

/// The attributes that tell of an element's part in its page.
enum TellingAttribute {
    case `class`, id, role, hidden, style, rel, itemprop, datetime
}

private func tellingAttribute(_ key: UnsafePointer<xmlChar>) -> TellingAttribute? {
    switch unsafe key[0] {
    case 0x63: unsafe isEqual(key, "class") ? .class : nil
    case 0x69: unsafe isEqual(key, "id") ? .id : isEqual(key, "itemprop") ? .itemprop : nil
    case 0x72: unsafe isEqual(key, "role") ? .role : isEqual(key, "rel") ? .rel : nil
    case 0x68: unsafe isEqual(key, "hidden") ? .hidden : nil
    case 0x73: unsafe isEqual(key, "style") ? .style : nil
    case 0x64: unsafe isEqual(key, "datetime") ? .datetime : nil
    default: nil
    }
}

/// Parses a page with libxml2's SAX interface, which mends broken markup as it goes and builds no tree, so that
/// neither depth nor size ends it early.
///
/// - Parameter page: UTF-8 without NULs. Where libxml2 stops before the end it is started again behind that place, so
///   that no part of a page is lost.
/// - Complexity: O(*n*); at worst 1,024 steps for each end tag.
func parsePage(_ page: [UInt8], _ handler: PageBuilder) {
    initializeLibXML2()
    var start = 0
    while start < page.count {
        let end = SAXRun(page, from: start, handler).parse()
        start = max(end, start + 1)
    }
}

/// libxml2 wants its global state made before the first thread uses it; a global's initialiser runs once.
private let libXML2: Void = xmlInitParser()

private func initializeLibXML2() { _ = libXML2 }

/// `HTML_PARSER_BIG_BUFFER_SIZE`: as many bytes of text and libxml2 reports them, before it moves on.
private let parserBufferSize = 1000

/// How many elements may be open before a run is ended and the next begins behind them. For each end tag libxml2 looks
/// through all open elements, so that a page of nothing but open and misplaced tags would take the square of its length.
private let deepest = 1024

/// One run of libxml2 over a page from an offset on.
@safe
private final class SAXRun {
    private let page: [UInt8]
    private let start: Int
    private let handler: PageBuilder
    private var context: htmlParserCtxtPtr?
    private var lastEnd: Int
    /// The elements met last, by the address of their names.
    private var known = [(address: UInt, element: PageElement)](repeating: (0, .other), count: 256)
    private var depth = 0
    /// Where this run gives way to the next, if it does.
    private var stop: Int?

    init(_ page: [UInt8], from start: Int, _ handler: PageBuilder) {
        self.page = page
        self.start = start
        self.handler = handler
        lastEnd = start
    }

    /// Parses as far as libxml2 goes; gives the offset that it reached.
    func parse() -> Int {
        unsafe page.withUnsafeBytes { buffer -> Int in
            let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
            guard let base = rest.baseAddress, let size = Int32(exactly: rest.count),
                let context = unsafe htmlCreateMemoryParserCtxt(base.assumingMemoryBound(to: CChar.self), size)
            else { return page.count }
            defer { unsafe htmlFreeParserCtxt(context) }
            let options =
                HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
                | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
            _ = unsafe htmlCtxtUseOptions(context, Int32(options))
            unsafe context.pointee.charset = Int32(XML_CHAR_ENCODING_UTF8.rawValue)
            unsafe install(on: context)
            unsafe self.context = context
            _ = unsafe htmlParseDocument(context)
            let end = position
            unsafe self.context = nil
            return stop ?? end
        }
    }

    /// The offset of the next byte that libxml2 will read.
    private var position: Int {
        guard let input = unsafe context?.pointee.input else { return page.count }
        let consumed = unsafe Int(input.pointee.consumed)
        return unsafe start + consumed + (input.pointee.cur - input.pointee.base)
    }

    private func install(on context: htmlParserCtxtPtr) {
        guard let sax = unsafe context.pointee.sax else { return }
        unsafe sax.pointee = xmlSAXHandler()
        unsafe sax.pointee.startElement = { unsafe run($0).open($1, $2) }
        unsafe sax.pointee.endElement = { unsafe run($0).close($1) }
        unsafe sax.pointee.characters = { unsafe run($0).characters($1, $2) }
        unsafe sax.pointee.ignorableWhitespace = { unsafe run($0).characters($1, $2) }
        unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    }

    fileprivate func open(_ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        let end = min(position, page.count)
        unsafe handler.open(element(name), PageAttributes(list: list), tagEnd: end)
        depth += 1
        // The parser is before the `>`; were it elsewhere, text could be lost between two runs.
        guard depth > deepest, stop == nil, end < page.count, page[end] == 0x3E else { return }
        stop = end + 1
        unsafe context?.pointee.instate = XML_PARSER_EOF
    }

    fileprivate func close(_ name: UnsafePointer<xmlChar>?) {
        depth -= 1
        unsafe handler.close(element(name), at: min(position, page.count))
    }

    /// Names are interned by libxml2: one pointer, one name.
    private func element(_ name: UnsafePointer<xmlChar>?) -> PageElement {
        guard let name = unsafe name else { return .other }
        let address = UInt(bitPattern: name)
        let slot = Int(truncatingIfNeeded: (address ^ address >> 8) >> 3) & (known.count - 1)
        if known[slot].address == address { return known[slot].element }
        let element = PageElement(name: unsafe bytes(at: name))
        known[slot] = (address, element)
        return element
    }

    /// Finds where a chunk of text stands in the page.
    ///
    /// libxml2 reports a chunk when it has read it: it ends where the parser is, or, when the parser's buffer was full,
    /// one character further on. A chunk that stands at neither place is what a reference decodes to.
    fileprivate func characters(_ chunk: UnsafePointer<xmlChar>?, _ length: Int32) {
        guard let chunk = unsafe chunk, length > 0 else { return }
        let page = page
        let count = Int(length)
        let end = min(position, page.count)
        let isFull = count >= parserBufferSize && end < page.count
        let next = isFull ? max(1, utf8SequenceLength(page.span, at: end)) : 0
        for candidate in isFull ? [end + next, end] : [end] where candidate - count >= lastEnd {
            if unsafe stands(chunk, count, at: candidate - count) {
                if candidate == end, count == 1, let reference = referenceStart(before: end), reference >= lastEnd {
                    break
                }
                return report(copy: candidate - count..<candidate)
            }
        }
        if count == 1, end < page.count, page[end] == 0x3C, unsafe chunk[0] == 0x3C,
            !(lastAmpersand(before: end).map { isReference(from: $0, to: end, names: ["lt", "LT"]) } ?? false)
        {
            // A `<` that begins no tag is reported before it is passed.
            return report(copy: end..<end + 1)
        }
        let decoded = unsafe Array(UnsafeBufferPointer(start: chunk, count: count))
        if count <= 4, let ampersand = lastAmpersand(before: end) {
            // Of a reference that nobody knows, the `&` comes first and its name as text of its own.
            if decoded == [0x26], !isReference(from: ampersand, to: end, names: ["amp", "AMP"]) {
                return report(copy: ampersand..<ampersand + 1)
            }
            handler.text(decoded, from: ampersand..<end)
            lastEnd = end
            return
        }
        search(for: decoded, before: end + next)
    }

    /// Looks for a chunk's bytes one run after the other, where something was left out between them.
    private func search(for decoded: [UInt8], before limit: Int) {
        let page = page
        var from = lastEnd
        var i = 0
        while i < decoded.count {
            guard let found = firstOffset(of: decoded[i], in: page.span, from: from), found < limit else {
                return handler.text(Array(decoded[i...]), from: from..<from)
            }
            var length = 1
            while i + length < decoded.count, found + length < limit, page[found + length] == decoded[i + length] {
                length += 1
            }
            report(copy: found..<found + length)
            from = found + length
            i += length
        }
    }

    private func report(copy range: Range<Int>) {
        handler.text(range)
        lastEnd = range.upperBound
    }

    private func stands(_ chunk: UnsafePointer<xmlChar>, _ count: Int, at offset: Int) -> Bool {
        guard offset >= 0, offset + count <= page.count else { return false }
        return unsafe page.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress else { return false }
            return unsafe memcmp(base + offset, chunk, count) == 0
        }
    }

    /// The `&` of a numeric reference whose last byte happens to be the one that it decodes to: `&#59;`, `&#x31`.
    private func referenceStart(before end: Int) -> Int? {
        var i = end - 1
        while i > lastEnd, end - i < 12 {
            i -= 1
            if page[i] == 0x26 { return page[i + 1] == 0x23 ? i : nil }
            let byte = page[i]
            guard isASCIIAlphanumeric(byte) || byte == 0x23 else { return nil }
        }
        return nil
    }

    /// Whether the bytes between are one whole reference: numeric, or by one of the names.
    private func isReference(from ampersand: Int, to end: Int, names: [String]) -> Bool {
        let contents = page[ampersand + 1..<(page[end - 1] == 0x3B ? end - 1 : end)]
        if contents.first == 0x23 { return contents.dropFirst().allSatisfy(isASCIIAlphanumeric) }
        // Without the semicolon libxml2 takes a name for text and reports it as such.
        return page[end - 1] == 0x3B && names.contains { contents.elementsEqual($0.utf8) }
    }

    private func lastAmpersand(before end: Int) -> Int? {
        var i = end
        while i > lastEnd {
            i -= 1
            if page[i] == 0x26 { return i }
        }
        return nil
    }
}

private func run(_ state: UnsafeMutableRawPointer?) -> SAXRun {
    guard let state = unsafe state else { preconditionFailure("libxml2 hands back the state that it was given") }
    return unsafe Unmanaged<SAXRun>.fromOpaque(state).takeUnretainedValue()
}

private func bytes(at string: UnsafePointer<xmlChar>?) -> [UInt8] {
    guard let string = unsafe string else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: string, count: Int(xmlStrlen(string))))
}

private func isEqual(_ string: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
    for i in 0..<name.utf8CodeUnitCount {
        let byte = unsafe string[i]
        if unsafe byte != name.utf8Start[i] { return false }
    }
    return unsafe string[name.utf8CodeUnitCount] == 0
}
