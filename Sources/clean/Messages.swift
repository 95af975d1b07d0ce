import Bytes
import Cleaning
import Messages
import Records
import Unpacking

/// Whether a file is a message by its name: mail, or a page that a browser saved as one file.
func isMessageName(_ path: String) -> Bool { isSavedPageName(path) || isNamed(path, [".eml"]) }

/// Whether a file is a page that a browser saved as one file, by its name.
func isSavedPageName(_ path: String) -> Bool { isNamed(path, [".mhtml", ".mht"]) }

/// The page or the text of a file that is a message by its name; `nil` where it holds none.
///
/// - Throws: As `rawInput`.
func messageFile(_ item: InputItem, _ settings: CleaningOptions) throws -> RawInput? {
    let stored = StoredMessage.file(path: item.file, limit: settings.maximumUnpackedBytes)
    let input = RawInput(path: item.recordPath, id: hexadecimal(item.hash), bytes: [])
    do {
        guard var opened = try opened(input, stored, settings) else { return nil }
        opened.compression = try UnpackedFile(path: item.file).format?.rawValue
        return opened
    } catch let error as ReadingError {
        throw try error.rejection(of: item.recordPath)
    }
}

/// An input as it is, or the page or the text that it holds where its first bytes are those of a message.
///
/// - Throws: As `rawInput`.
func openingMessage(_ input: RawInput, _ settings: CleaningOptions) throws -> RawInput {
    guard beginsMessage(input.bytes.span) else { return input }
    return try opened(input, .bytes(input.bytes, isInMailbox: false), settings) ?? input
}

/// The page or the text of a message; `nil` where it is none.
///
/// - Throws: `Rejection` where nothing can be read in it, `ReadingError`.
func opened(_ input: RawInput, _ stored: StoredMessage, _ settings: CleaningOptions) throws -> RawInput? {
    let message = try stored.scanned()
    guard message.isMessage else { return nil }
    func rejection(_ reason: String, _ detail: String) -> Rejection {
        Rejection(path: input.path, reason: reason, detail: detail)
    }
    let limit = settings.maximumBytes
    guard let part = message.part else { throw rejection("no-page", "\(message.mediaType) without a text or a page") }
    // A byte takes three in quoted-printable.
    guard part.range.count / 3 <= limit else {
        throw rejection("too-large", "\(part.range.count) bytes, coded, the limit is \(limit)")
    }
    let bytes = try stored.read(part.range)
    let decoded: (bytes: [UInt8], coding: String?)
    do throws(UnsupportedTransferEncoding) {
        decoded = try part.decoded(bytes, isQuoted: stored.isInMailbox)
    } catch {
        throw rejection("unsupported-coding", error.name)
    }
    if let charset = part.charset, isShifting(charset: charset), holdsShifts(decoded.bytes, charset: charset) {
        throw rejection("unsupported-encoding", charset)
    }
    let start = input.offset + part.range.lowerBound
    var opened = input
    opened.form = .file
    opened.bytes = decoded.bytes
    opened.mediaType = part.mediaType
    opened.charset = part.charset
    opened.offset = decoded.coding == nil ? start : 0
    opened.body = decoded.coding.map { StoredBody(offset: start, byteCount: part.range.count, coding: $0) }
    let isMail = !message.isSavedPage && !isSavedPageName(input.path)
    opened.url = isMail ? message.archivedAt : message.address
    opened.message = MessageClaims(
        title: text(message.subject, part), sender: isMail ? text(message.sender, part) : nil,
        date: isMail ? message.date : nil, group: isMail ? message.senderGroup : nil, isMail: isMail)
    return opened
}

/// Whether bytes of an encoding that shifts between sets of characters hold such a shift: those of ISO 2022 are found
/// in any text.
private func holdsShifts(_ bytes: [UInt8], charset: String) -> Bool {
    switch charset.utf8.first {
    case 0x69: false
    case 0x68: bytes.indices.dropLast().contains { bytes[$0] == 0x7E && bytes[$0 + 1] == 0x7B }
    default: bytes.contains(0x2B)
    }
}

/// A field of a message on one line; `nil` where there is none, or it is in an encoding that is not read.
private func text(_ runs: [TextRun], _ part: MessagePart) -> String? {
    headerText(runs.map { ($0.bytes, $0.charset) }, besides: part.charset)
}
