import Bytes
import Records

/// What the message in which a text was sent, or a page was saved, says about it.
public struct MessageClaims: Sendable, Equatable {
    /// The subject, on one line.
    public var title: String?
    /// Who sent it.
    public var sender: String?
    /// When it was sent, in ISO 8601.
    public var date: String?
    /// What messages of one sender have in common.
    public var group: String?
    /// Whether it is mail, whose subject says more than the page's head, and not a page that a browser saved.
    public var isMail: Bool

    /// What a message says.
    public init(title: String?, sender: String?, date: String?, group: String?, isMail: Bool) {
        self.title = title
        self.sender = sender
        self.date = date
        self.group = group
        self.isMail = isMail
    }

    /// Where its values were found, as metadata name it.
    var how: String { isMail ? "mail" : "mhtml" }

    /// The subject without a way back: it stands outside of what the offsets count in.
    var mappedTitle: MappedText? {
        let shown = MappedText(whole: Array((title ?? "").utf8)).withoutInvisible().text.bytes
        guard !shown.isEmpty else { return nil }
        var text = MappedText()
        text.bytes = shown
        return text
    }

    /// Tells a page's head what the message's subject is: of mail before all else, of a saved page where the head names
    /// no title.
    func complete(_ content: inout PageContent) {
        if isMail {
            content.metaTitle = mappedTitle ?? content.metaTitle
        } else if content.metaTitle == nil && content.title == nil {
            content.title = mappedTitle
        }
    }
}

extension RawInput {
    /// What the archive or the message says about the input, besides who sent it.
    var outerMetadata: Metadata {
        var metadata = Metadata(url: url.map { Metadata.Value($0, how: message?.how ?? "warc") })
        if let message { metadata.published = message.date.map { Metadata.Value($0, how: message.how) } }
        return metadata
    }
}

/// A field of a header on one line; `nil` where there is nothing in it, or it is in an encoding that is not read.
///
/// - Parameters:
///   - runs: The field's text, each run with what it says about its encoding.
///   - charset: What the message says about its own.
/// - Complexity: O(*n*).
public func headerText(_ runs: [(bytes: [UInt8], charset: String?)], besides charset: String?) -> String? {
    var text: [UInt8] = []
    for run in runs {
        guard !(run.charset.map(isShifting) ?? false), !holdsShifts(run.bytes.span) else { return nil }
        let declared = (run.charset ?? charset).flatMap { TextEncoding(label: $0) }
        text += decode(run.bytes, detectEncoding(run.bytes.span, declared: declared), .lines).text.bytes
    }
    let words = text.split { $0 <= 0x20 || $0 == 0x7F }
    return words.isEmpty ? nil : String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
}

/// Whether an encoding shifts between sets of characters, so that its bytes look like those of ASCII.
public func isShifting(charset: String) -> Bool {
    let name = charset.utf8.map { asciiLowercased($0) }
    return ["iso-2022", "utf-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "hz-gb"].contains { prefix in
        name.starts(with: prefix.utf8)
    }
}
