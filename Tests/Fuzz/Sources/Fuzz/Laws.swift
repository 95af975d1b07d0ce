import Bytes
import Cleaning
import Evaluation
import Glibc
import JSONLines
import Lexicons
import Messages
import Records
import Tagging
import WebArchives

/// Cleans an input and stops the process where a law does not hold.
///
/// The first byte says what the rest is: `p` a page, `t` a text, `r` a record of JSON lines, `c` a table, `f` an item of a
/// feed, `n` news in XML, `e` a text of the Text Encoding Initiative, `w` a record of a web archive, `m` a message, `x` the text of a
/// document of Word; any other, a file whose bytes tell.
func check(_ input: [UInt8]) {
    guard let kind = input.first else { return }
    let rest = Array(input.dropFirst())
    var raw = RawInput(path: "a", id: "0123456789abcdef", bytes: rest)
    switch kind {
    case 0x70: raw.mediaType = "text/html"
    case 0x74:
        checkParts(rest)
        raw.mediaType = "text/plain"
    case 0x72: raw.form = .record
    case 0x63: return checkTable(rest)
    case 0x66: raw.form = element(.feed)
    case 0x6E: raw.form = element(.news)
    case 0x65: raw.form = element(.tei)
    case 0x78: raw.form = .word(WordState())
    case 0x77:
        guard let page = try? ArchivedPage(rest, limit: 1 << 20) else { return }
        raw.bytes = page.bytes
        raw.mediaType = page.mediaType
        raw.charset = page.charset
        raw.url = page.uri
    case 0x6D:
        var scanner = MessageScanner()
        scanner.add(rest)
        let message = scanner.finish()
        guard let part = message.part, let decoded = try? part.decoded(Array(rest[part.range]), isQuoted: true) else {
            return
        }
        let coding = decoded.coding ?? ""
        guard decodedMessageText(Array(rest[part.range]), coding: coding) == decoded.bytes else {
            stop(["\(coding) decodes to something else"])
        }
        raw.bytes = decoded.bytes
        raw.mediaType = part.mediaType
        raw.charset = part.charset
        func text(_ runs: [TextRun]) -> String? {
            headerText(runs.map { ($0.bytes, $0.charset) }, besides: part.charset)
        }
        raw.message = MessageClaims(
            title: text(message.subject), sender: text(message.sender), date: message.date,
            group: message.senderGroup, isMail: !message.isSavedPage)
    default: break
    }
    check(raw)
}

/// An element of a document that says nothing else.
private func element(_ form: XMLForm) -> RawInput.Form {
    .element(XMLContext(form, head: [], wideBytes: nil))
}

/// Parts what an archive of the press may have exported: without a gap, in whatever pieces it is read.
private func checkParts(_ bytes: [UInt8]) {
    var whole = PressSplitter(cleaner.pressLines)
    whole.add(bytes)
    let parts = whole.finish()
    var pieces = PressSplitter(cleaner.pressLines)
    pieces.add(Array(bytes.prefix(bytes.count / 3)))
    pieces.add(Array(bytes.dropFirst(bytes.count / 3)))
    var end = 0
    for part in parts {
        if part.offset != end { stop(["\(part.offset) bytes are parted at \(end)"]) }
        end += part.byteCount
    }
    if pieces.finish() != parts || !parts.isEmpty && end != bytes.count { stop(["the parts are not the whole"]) }
}

/// Cleans the rows of a table.
private func checkTable(_ bytes: [UInt8]) {
    guard let form = try? TableForm(bytes, isWhole: true, isTabbed: false, cleaner.recordNames) else { return }
    var scanner = CellScanner(form.style)
    var start = form.start
    var i = start
    var isHeader = true
    while i < bytes.count {
        let (border, end) = scanner.next(bytes.span, from: i)
        i = end
        guard border == .row || end == bytes.count else { continue }
        if !isHeader {
            let row = Array(bytes[start..<(border == .row ? end - 1 : end)])
            check(RawInput(path: "a", id: "0123456789abcdef", bytes: row, form: .row(of: form)))
        }
        isHeader = false
        start = end
    }
}

/// Cleans an input that is a file, or a part of one, and checks what comes of it.
private func check(_ raw: RawInput) {
    guard let article = try? cleaner.clean(raw) else { return }
    var writer = JSONWriter()
    article.write(to: &writer)
    let line = writer.take()
    var reader = JSONReader(line.span)
    guard let again = try? Article(from: &reader), again == article else { stop(["the record reads as another"]) }
    let untrue = violations(ofRecord: line, source: raw.bytes)
    if !untrue.isEmpty { stop(untrue) }
}

/// The cleaner with the project's tables; PIPELINE names their folder.
private let cleaner: Cleaner = {
    let folder = getenv("PIPELINE").map { String(cString: $0) } ?? "pipeline"
    do {
        let model = try TaggingModel(MappedFile(path: "\(folder)/models/lines.model"), features: Cleaner.lineFeatures)
        return try Cleaner(CleaningOptions(), lineModel: model) { path, columns in
            let bytes = try readFile("\(folder)/\(path)")
            return try Table(bytes.span, path: path, required: columns)
        }
    } catch {
        stop(["\(error)"])
    }
}()

private func stop(_ reasons: [String]) -> Never {
    for reason in reasons { _ = (reason + "\n").withCString { write(2, $0, strlen($0)) } }
    abort()
}
