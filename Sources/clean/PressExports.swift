import Bytes
import Cleaning
import Records
import Unpacking

/// The articles of what archives of the press export as text.
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
}
