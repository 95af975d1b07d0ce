import Bytes
import Cleaning
import Messages
import Records
import Unpacking

/// The messages of mailboxes.
extension InputListing {
    /// Adds the messages of a mailbox, as far as it can be read.
    mutating func addMailbox(_ found: FoundFile, _ settings: CleaningOptions) throws {
        do {
            var splitter = MailboxSplitter()
            var compression: PackedFormat?
            var spooledAt: Int?
            try unpack(found, settings) { listing, chunk, format, start in
                (compression, spooledAt) = (format, start)
                listing.add(splitter.add(chunk), of: found, format, start)
            }
            add(splitter.finish(), of: found, compression, spooledAt)
        } catch let error as ReadingError {
            add(found, .rejected(try error.rejection(of: found.path)))
        }
    }

    private mutating func add(
        _ entries: [MailboxEntry], of found: FoundFile, _ compression: PackedFormat?, _ spooledAt: Int?
    ) {
        for entry in entries {
            if let problem = entry.problem {
                let detail = "at byte \(entry.offset): \(problem)"
                add(found, .rejected(Rejection(path: found.path, reason: "bad-record", detail: detail)))
                continue
            }
            var place = RecordPlace(
                kind: .message, id: entry.id, offset: entry.offset, byteCount: entry.byteCount, compression: compression
            )
            if let spooledAt { place.storage = .spool(at: spooledAt + entry.offset) }
            add(place, of: found)
        }
    }
}

/// A message of a mailbox.
///
/// - Throws: As `rawInput`.
func mailboxMessage(
    _ item: InputItem, _ place: RecordPlace, _ spool: RecordSpool, _ settings: CleaningOptions
) throws -> RawInput {
    let input = RawInput(
        path: item.recordPath, id: hexadecimal(item.hash), bytes: [], offset: place.offset,
        compression: place.compression?.rawValue)
    do {
        let stored = try StoredMessage.inMailbox(place, file: item.file, spool)
        if let opened = try opened(input, stored, settings) { return opened }
    } catch let error as ReadingError {
        throw try error.rejection(of: item.recordPath)
    }
    throw Rejection(path: item.recordPath, reason: "bad-record", detail: "no header of a message")
}
