import Bytes
import Cleaning
import Records
import Unpacking

/// Documents of word processors, which may hold the articles that an archive of the press exported. One with a single
/// article is that article; so is one that is too large to be looked through, and rejected for that.
extension InputListing {
    /// Adds a document in RTF, or its articles.
    mutating func addRTF(_ found: FoundFile, _ settings: CleaningOptions) throws {
        guard let file = try whole(found, settings) else { return add(found, .file) }
        let parts = rtfParts(of: file.bytes, pressLines)
        guard parts.count > 1 else { return add(found, .file) }
        for part in parts {
            var place = RecordPlace(
                kind: .text, form: .document(part.state), id: part.part.id, offset: part.part.offset,
                byteCount: part.part.byteCount, compression: file.compression)
            if let start = file.spooledAt { place.storage = .spool(at: start + part.part.offset) }
            add(place, of: found)
        }
    }

    /// Adds a document of Word, or its articles; any other archive as a file, which is rejected as one.
    mutating func addWord(_ found: FoundFile, _ settings: CleaningOptions) throws {
        guard let file = try whole(found, settings) else { return add(found, .file) }
        let opened: OpenedWord?
        do throws(ReadingError) {
            opened = try OpenedWord(file.bytes, limit: documentLimit(settings))
        } catch {
            // Why it cannot be read is said when it is read as one.
            opened = nil
        }
        guard let opened else { return add(found, .file) }
        let parts = wordParts(of: opened.bytes, pressLines)
        guard parts.count > 1 else { return add(found, .file) }
        let start = try spool.add(opened.bytes)
        for part in parts {
            let offset = start + part.part.offset
            let place = RecordPlace(
                kind: .text, form: .word(part.state), id: part.part.id, offset: opened.offset + part.part.offset,
                byteCount: part.part.byteCount,
                storage: opened.body.map { .decoded(at: offset, from: $0) } ?? .spool(at: offset),
                compression: file.compression)
            add(place, of: found)
        }
    }

    /// All bytes of a file; `nil` where it cannot be read, or is too large for a document.
    private mutating func whole(
        _ found: FoundFile, _ settings: CleaningOptions
    ) throws -> (bytes: [UInt8], compression: PackedFormat?, spooledAt: Int?)? {
        var bytes: [UInt8] = []
        var compression: PackedFormat?
        var spooledAt: Int?
        let limit = documentLimit(settings)
        guard found.byteCount <= limit else { return nil }
        do {
            try unpack(found, settings) { _, chunk, format, start in
                (compression, spooledAt) = (format, start)
                if bytes.count <= limit { bytes += chunk }
            }
        } catch is ReadingError {
            return nil
        }
        return bytes.count <= limit ? (bytes, compression, spooledAt) : nil
    }
}

/// The most bytes of a document that is looked through for articles: some of Word unpack to a thousand times their size.
private func documentLimit(_ settings: CleaningOptions) -> Int { min(settings.maximumBytes, .max >> 2) << 2 }

/// Whether bytes begin a ZIP archive.
func beginsZip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

/// The text of a document of Word, as it stands in its archive.
struct OpenedWord {
    /// The XML of the text.
    let bytes: [UInt8]
    /// Where it begins in the archive, if it is stored as it is; else 0.
    let offset: Int
    /// How it is stored, if not as it is.
    let body: StoredBody?

    /// Finds the text in an archive; `nil` where it holds none.
    ///
    /// - Throws: As `ZipMember`.
    init?(_ archive: [UInt8], limit: Int) throws(ReadingError) {
        let member = try ZipMember.first(of: archive) { name in
            // Services number it.
            name.starts(with: "word/document".utf8) && name.reversed().starts(with: ".xml".utf8.reversed())
        }
        guard let member else { return nil }
        bytes = try member.bytes(of: archive, limit: limit)
        offset = member.isDeflated ? 0 : member.stored.lowerBound
        body =
            member.isDeflated
            ? StoredBody(offset: member.stored.lowerBound, byteCount: member.stored.count, coding: "deflate-raw") : nil
    }
}

/// An input as it is, or the text of the document of Word that it is.
///
/// - Throws: `Rejection` where its archive cannot be read.
func openingWord(_ input: RawInput, _ settings: CleaningOptions) throws -> RawInput {
    guard beginsZip(input.bytes) else { return input }
    do throws(ReadingError) {
        guard let opened = try OpenedWord(input.bytes, limit: settings.maximumBytes) else { return input }
        var document = input
        document.form = .word(WordState())
        document.bytes = opened.bytes
        document.offset = opened.offset
        document.body = opened.body
        return document
    } catch {
        throw try error.rejection(of: input.path)
    }
}
