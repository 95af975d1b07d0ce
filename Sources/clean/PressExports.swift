import Bytes
import Cleaning
import Records
import Unpacking

/// The articles of what archives of the press export, as text or as a document in RTF.
extension InputListing {
    /// Adds the articles of such an export, as far as it can be read. A file with a single article is that article, as any
    /// other text.
    mutating func addPressExport(_ found: FoundFile, _ settings: CleaningOptions) throws {
        var splitter = PressSplitter(pressLines)
        var compression: PackedFormat?
        var spooledAt: Int?
        var damage: Rejection?
        do {
            try unpack(found, settings) { _, chunk, format, start in
                (compression, spooledAt) = (format, start)
                splitter.add(chunk)
            }
        } catch let error as ReadingError {
            damage = try error.rejection(of: found.path)
        }
        let parts = splitter.finish()
        guard parts.count > 1 else { return add(found, .file) }
        for part in parts {
            var place = RecordPlace(
                kind: .text, form: .file, id: part.id, offset: part.offset, byteCount: part.byteCount,
                compression: compression)
            if let spooledAt { place.storage = .spool(at: spooledAt + part.offset) }
            add(place, of: found)
        }
        if let damage { add(found, .rejected(damage)) }
    }

    /// Adds the articles of a document in RTF. One with a single article is that article; so is one that is too large to
    /// be looked through, and rejected for that.
    mutating func addRTF(_ found: FoundFile, _ settings: CleaningOptions) throws {
        var bytes: [UInt8] = []
        var compression: PackedFormat?
        var spooledAt: Int?
        let limit = min(settings.maximumBytes, .max >> 4) << 4
        do {
            guard found.byteCount <= limit else { return add(found, .file) }
            try unpack(found, settings) { _, chunk, format, start in
                (compression, spooledAt) = (format, start)
                if bytes.count <= limit { bytes += chunk }
            }
        } catch is ReadingError {
            // Why it cannot be read is said when it is read as one.
            return add(found, .file)
        }
        let parts = bytes.count > limit ? [] : rtfParts(of: bytes, pressLines)
        guard parts.count > 1 else { return add(found, .file) }
        for part in parts {
            var place = RecordPlace(
                kind: .text, form: .document(part.state), id: part.part.id, offset: part.part.offset,
                byteCount: part.part.byteCount, compression: compression)
            if let spooledAt { place.storage = .spool(at: spooledAt + part.part.offset) }
            add(place, of: found)
        }
    }
}
