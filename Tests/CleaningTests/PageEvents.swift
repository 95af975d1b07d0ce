import Bytes
import CLibXML2

@testable import Cleaning

/// What is told of a page, in the order of the page, as lines: `<name attribute=value …`, `>` for an end, and text.
struct PageEvents: PageHandler {
    private(set) var lines: [String] = []
    /// What stands inside elements that show no text.
    private(set) var passed: [String] = []
    private var text: [UInt8] = []
    private let page: [UInt8]

    init(_ page: [UInt8]) { self.page = page }

    mutating func open(_ element: PageElement, _ attributes: PageAttributes) {
        flush()
        // Of elements that scripts define libxml2 knows nothing, and their names are no attributes there.
        var line = "<\(element == .custom ? .other : element)"
        for name in pageEventAttributes {
            if let value = attributes[name] { line += " \(name)=\(shown(value))" }
        }
        attributes.forEachTelling { name, value in
            guard name != .part || element != .custom else { return }
            var copied: [UInt8] = []
            for i in value.indices { copied.append(value[i]) }
            line += " \(name):\(shown(copied))"
        }
        lines.append(line)
    }

    mutating func addRoot(_ attributes: PageAttributes) {}

    mutating func endLink() {}

    mutating func close() {
        flush()
        lines.append(">")
    }

    mutating func text(_ range: Range<Int>, of page: Span<UInt8>) { text += self.page[range] }

    mutating func text(_ scalar: UInt32, from reference: Range<Int>) { appendUTF8(scalar, to: &text) }

    mutating func pass(_ element: PageElement, tag: Range<Int>, inside: Range<Int>) {
        passed.append(String(decoding: page[inside], as: UTF8.self))
    }

    /// Ends the page.
    mutating func finish() -> [String] {
        flush()
        return lines
    }

    fileprivate mutating func text(decoded: UnsafeBufferPointer<xmlChar>) { unsafe text += decoded }

    fileprivate mutating func add(_ line: String) {
        flush()
        lines.append(line)
    }

    private mutating func flush() {
        if !text.isEmpty { lines.append(shown(text)) }
        text = []
    }
}

/// The attributes that are told apart.
let pageEventAttributes = ["class", "id", "content", "lang", "data-x", "href", "style"]

private let tellingNames = ["class", "id", "role", "hidden", "style", "rel", "itemprop", "datetime", "href"]

private func shown(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

/// What our parser tells of a page.
func ourEvents(_ page: [UInt8]) -> [String] {
    var events = PageEvents(page)
    parsePage(page.span, &events)
    return events.finish()
}

/// What libxml2 tells of a page, begun anew behind the tag that opens more than 1,024 elements.
func libxml2Events(_ page: [UInt8]) -> [String] {
    var events = PageEvents(page)
    var start = 0
    while start < page.count {
        let run = LibXML2Run(page, from: start, events)
        start = max(run.parse(), start + 1)
        events = run.events
    }
    return events.finish()
}

/// One run of libxml2 over a page from an offset on.
@safe
private final class LibXML2Run {
    private(set) var events: PageEvents
    private let page: [UInt8]
    private let start: Int
    private var context: htmlParserCtxtPtr?
    private var depth = 0
    private var stop: Int?

    init(_ page: [UInt8], from start: Int, _ events: PageEvents) {
        self.page = page
        self.start = start
        self.events = events
    }

    /// Parses as far as libxml2 goes; gives the offset that it reached.
    func parse() -> Int {
        xmlInitParser()
        return unsafe page.withUnsafeBytes { buffer -> Int in
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

    private var position: Int {
        guard let input = unsafe context?.pointee.input else { return page.count }
        let consumed = unsafe Int(input.pointee.consumed)
        return unsafe start + consumed + (input.pointee.cur - input.pointee.base)
    }

    private func install(on context: htmlParserCtxtPtr) {
        guard let sax = unsafe context.pointee.sax else { return }
        unsafe sax.pointee = xmlSAXHandler()
        unsafe sax.pointee.startElement = { unsafe run($0).open($1, $2) }
        unsafe sax.pointee.endElement = { state, _ in unsafe run(state).close() }
        unsafe sax.pointee.characters = { unsafe run($0).characters($1, $2) }
        unsafe sax.pointee.ignorableWhitespace = { unsafe run($0).characters($1, $2) }
        unsafe context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    }

    fileprivate func open(_ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        var attributes: [(name: String, value: String)] = []
        if var entry = unsafe list {
            while let key = unsafe entry[0] {
                unsafe attributes.append((string(key), string(entry[1])))
                unsafe entry += 2
            }
        }
        var line = unsafe "<\(PageElement(name: string(name)) ?? .other)"
        for name in pageEventAttributes {
            if let found = attributes.first(where: { $0.name == name }) { line += " \(name)=\(found.value)" }
        }
        for attribute in attributes where tellingNames.contains(attribute.name) {
            line += " \(attribute.name):\(attribute.value)"
        }
        events.add(line)
        depth += 1
        let end = min(position, page.count)
        guard depth > 1024, stop == nil, end < page.count, page[end] == 0x3E else { return }
        stop = end + 1
        unsafe context?.pointee.instate = XML_PARSER_EOF
    }

    fileprivate func close() {
        depth -= 1
        events.close()
    }

    fileprivate func characters(_ chunk: UnsafePointer<xmlChar>?, _ length: Int32) {
        guard let chunk = unsafe chunk, length > 0 else { return }
        unsafe events.text(decoded: UnsafeBufferPointer(start: chunk, count: Int(length)))
    }
}

private func run(_ state: UnsafeMutableRawPointer?) -> LibXML2Run {
    guard let state = unsafe state else { preconditionFailure("libxml2 hands back the state that it was given") }
    return unsafe Unmanaged<LibXML2Run>.fromOpaque(state).takeUnretainedValue()
}

private func string(_ bytes: UnsafePointer<xmlChar>?) -> String {
    guard let bytes = unsafe bytes else { return "" }
    return unsafe shown(Array(UnsafeBufferPointer(start: bytes, count: Int(xmlStrlen(bytes)))))
}
