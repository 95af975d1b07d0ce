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
/// The first byte says what the rest is: `p` a page, `t` a text, `r` a record of JSON lines, `w` a record of a web archive, `m` a
/// message; any other, a file whose bytes tell.
func check(_ input: [UInt8]) {
    guard let kind = input.first else { return }
    let rest = Array(input.dropFirst())
    var raw = RawInput(path: "a", id: "0123456789abcdef", bytes: rest)
    switch kind {
    case 0x70: raw.mediaType = "text/html"
    case 0x74: raw.mediaType = "text/plain"
    case 0x72: raw.form = .record
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
