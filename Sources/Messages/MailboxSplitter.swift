import Bytes

/// A message of a mailbox, or a stretch of it that is none.
public struct MailboxEntry: Sendable, Equatable {
    /// The Message-ID without brackets, or the hash of the header where there is none that can be a name.
    public var id = ""
    /// Where the header begins in the mailbox.
    public var offset: Int
    /// How many bytes header and body have.
    public var byteCount: Int
    /// What is wrong, where it is no message.
    public var problem: String?
}

/// Parts a mailbox into its messages, of any size: what it keeps is a line, a header, and the messages that were not taken.
///
/// A message begins behind a line of `From `, an address and a date, if a field follows. Other lines that begin so belong
/// to the message that they stand in, as many programs forget to quote them. The empty line before such a line is no part
/// of a message.
///
/// - Complexity: O(*n*).
/// - Source: RFC 4155, appendix A.
public struct MailboxSplitter: Sendable {
    private var lines = LinePieces()
    private var reader = HeaderReader()
    private var isInHeader = false
    /// Where the header of the message begins that is read; `nil` before the first one.
    private var start: Int?
    /// Where the line begins that may begin a message, and where what follows it does.
    private var envelope: (start: Int, end: Int)?
    /// Where the line above begins, if it is empty.
    private var blank: Int?
    /// Whether anything but white space stands before the first message.
    private var isOther = false
    private var entry = MailboxEntry(offset: 0, byteCount: 0)
    private var done: [MailboxEntry] = []

    /// Begins a mailbox.
    public init() {}

    /// Reads on; gives the messages that end there.
    public mutating func add(_ bytes: [UInt8]) -> [MailboxEntry] {
        lines.add(bytes)
        return read()
    }

    /// The messages that end where the mailbox ends.
    public mutating func finish() -> [MailboxEntry] {
        lines.finish()
        done = read()
        end(at: lines.count)
        return takeDone()
    }

    private mutating func read() -> [MailboxEntry] {
        while let piece = lines.next() { read(piece) }
        return takeDone()
    }

    private mutating func takeDone() -> [MailboxEntry] {
        defer { done = [] }
        return done
    }

    private mutating func read(_ piece: LinePieces.Piece) {
        let bytes = lines.bytes
        let end = textEnd(bytes.span, piece.range)
        if let found = envelope {
            envelope = nil
            if piece.startsLine, fieldNameEnd(bytes.span, piece.range.lowerBound..<end) != nil {
                self.end(at: blank ?? found.start)
                start = found.end
                reader = HeaderReader()
                isInHeader = true
            } else {
                note()
            }
            blank = nil
        } else if piece.startsLine, isEnvelope(bytes[piece.range.lowerBound..<end]) {
            // The line above decides where the message before ends.
            envelope = (piece.offset, piece.offset + piece.range.count)
            return
        }
        blank = piece.startsLine && end == piece.range.lowerBound ? piece.offset : nil
        if isInHeader {
            if case .field = reader.read(bytes.span, piece.range, startsLine: piece.startsLine) { return }
            isInHeader = false
        }
        if start == nil, bytes[piece.range].contains(where: { !isASCIISpace($0) }) { note() }
    }

    /// Notes that something stands before the first message.
    private mutating func note() {
        if start == nil { isOther = true }
    }

    /// Ends what is read.
    private mutating func end(at offset: Int) {
        if let start {
            let header = reader.finished()
            done.append(MailboxEntry(id: id(of: header), offset: start, byteCount: max(0, offset - start)))
        } else if isOther || envelope != nil {
            let problem = "\(offset) bytes that no line parts from others as messages are"
            done.append(MailboxEntry(offset: 0, byteCount: offset, problem: problem))
        }
    }
}

/// Whether a line parts messages: `From `, an address, and a day of the week, before a date with a time.
func isEnvelope(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.starts(with: fromSpace), line.count <= 1000 else { return false }
    let words = line.dropFirst(fromSpace.count).split { isBlank($0) }
    let day = words.dropFirst().firstIndex { weekdays.contains(lowercased($0)) }
    guard let day else { return false }
    let date = Array(words[day...].joined(separator: [0x20]))
    return date.contains(0x3A) && messageDate(date) != nil
}

private let weekdays: Set<String> = [
    "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mon,", "tue,", "wed,", "thu,", "fri,", "sat,", "sun,",
]

/// The name of a message: printable ASCII of some length, else a hash.
private func id(of header: MessageHeader) -> String {
    let named = (header["message-id"] ?? []).filter { $0 != 0x3C && $0 != 0x3E }
    guard (1...250).contains(named.count), named.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
        return hexadecimal(header.hash.value)
    }
    return String(decoding: named, as: UTF8.self)
}
