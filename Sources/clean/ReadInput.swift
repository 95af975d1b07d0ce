import Bytes
import Cleaning
import Records
import Unpacking

/// The bytes of a listed item, with what is known of them.
///
/// - Throws: `Rejection` with the reason `too-large`, `unreadable` or `bad-compression`, or that of the listing.
func rawInput(_ item: InputItem, _ spool: RecordSpool, _ settings: CleaningOptions) throws(Rejection) -> RawInput {
    if case .rejected(let rejection) = item.content { throw rejection }
    guard item.byteCount <= settings.maximumBytes else {
        throw Rejection(
            path: item.recordPath, reason: "too-large",
            detail: "\(item.byteCount) bytes, the limit is \(settings.maximumBytes)")
    }
    var input = RawInput(path: item.recordPath, id: hexadecimal(item.hash), bytes: [])
    do throws(ReadingError) {
        if case .record(let place) = item.content {
            input.form = .record
            input.offset = place.offset
            input.compression = place.compression?.rawValue
            input.bytes = try bytes(of: place, in: item.file, spool)
        } else {
            let file = try UnpackedFile(path: item.file, limit: settings.maximumBytes)
            input.compression = file.format?.rawValue
            input.bytes = try bytes(of: file, upTo: settings.maximumBytes + 1)
        }
    } catch {
        throw error.rejection(of: item.recordPath)
    }
    return input
}

private func bytes(
    of place: RecordPlace, in file: String, _ spool: RecordSpool
) throws(ReadingError) -> [UInt8] {
    do throws(FileError) {
        switch place.storage {
        case .file: return try RandomAccessFile(path: file).read(place.offset..<place.offset + place.byteCount)
        case .spool(let offset): return try spool.read(at: offset, count: place.byteCount)
        }
    } catch {
        throw .system(error)
    }
}

/// The bytes of a file, no more than `limit`.
private func bytes(of file: consuming UnpackedFile, upTo limit: Int) throws(ReadingError) -> [UInt8] {
    var bytes: [UInt8] = []
    var step = 1 << 16
    while bytes.count < limit {
        if try file.read(upTo: min(step, limit - bytes.count), into: &bytes) == 0 { break }
        step = min(step * 2, 1 << 22)
    }
    return bytes
}
