import Bytes
import Cleaning
import Records
import Unpacking
import WebArchives

/// The bytes of a listed item, with what is known of them.
///
/// - Throws: `Rejection` with the reason `too-large`, `unreadable`, `bad-compression` or `bad-record`, what a record of
///   a web archive is instead of a page, or the reason of the listing; `Failure` where there are too few open files.
func rawInput(_ item: InputItem, _ spool: RecordSpool, _ settings: CleaningOptions) throws -> RawInput {
    switch item.content {
    case .rejected(let rejection): throw rejection
    case .file:
        if isMessageName(item.path), let input = try messageFile(item, settings) { return input }
        try checkSize(item, limit: settings.maximumBytes)
        return try openingMessage(try openingWord(try file(item, settings), settings), settings)
    case .record(let place) where place.kind == .message: return try mailboxMessage(item, place, spool, settings)
    case .record(let place):
        try checkSize(item, limit: place.kind == .warc ? longestRecord(settings) : settings.maximumBytes)
        var input = RawInput(
            path: item.recordPath, id: hexadecimal(item.hash), bytes: try bytes(of: place, item, spool),
            offset: place.offset, form: place.form,
            compression: place.compression?.rawValue)
        if case .decoded(_, let body) = place.storage { input.body = body }
        if place.kind == .warc { try open(&input, limit: settings.maximumBytes) }
        return input
    }
}

private func checkSize(_ item: InputItem, limit: Int) throws(Rejection) {
    guard item.byteCount > limit else { return }
    throw Rejection(
        path: item.recordPath, reason: "too-large", detail: "\(item.byteCount) bytes, the limit is \(limit)")
}

private func file(_ item: InputItem, _ settings: CleaningOptions) throws -> RawInput {
    do throws(ReadingError) {
        let file = try UnpackedFile(path: item.file, limit: settings.maximumBytes)
        let compression = file.format?.rawValue
        return RawInput(
            path: item.recordPath, id: hexadecimal(item.hash),
            bytes: try bytes(of: file, expecting: item.byteCount, upTo: settings.maximumBytes + 1),
            compression: compression)
    } catch {
        throw try error.rejection(of: item.recordPath)
    }
}

/// Makes of a web archive's record the page that it holds.
private func open(_ input: inout RawInput, limit: Int) throws(Rejection) {
    let page: ArchivedPage
    do throws(ArchiveError) {
        page = try ArchivedPage(input.bytes, limit: limit)
    } catch {
        throw rejection(of: input.path, error)
    }
    let start = input.offset + page.stored.lowerBound
    input.form = .file
    input.bytes = page.bytes
    input.mediaType = page.mediaType
    input.charset = page.charset
    input.url = page.uri
    input.offset = page.coding == nil ? start : 0
    input.body = page.coding.map { StoredBody(offset: start, byteCount: page.stored.count, coding: $0) }
}

private func rejection(of path: String, _ error: ArchiveError) -> Rejection {
    switch error {
    case .malformed(let reason): Rejection(path: path, reason: "bad-record", detail: reason)
    case .reference(let type): Rejection(path: path, reason: "no-page", detail: "a record of type \(type)")
    case .status(let status): Rejection(path: path, reason: "no-page", detail: "the server's answer was \(status)")
    case .otherMedia(let media): Rejection(path: path, reason: "no-page", detail: media)
    case .unsupportedCoding(let name): Rejection(path: path, reason: "unsupported-coding", detail: name)
    case .tooLarge(let limit):
        Rejection(path: path, reason: "too-large", detail: "more than \(limit) bytes, decompressed")
    }
}

private func bytes(of place: RecordPlace, _ item: InputItem, _ spool: RecordSpool) throws -> [UInt8] {
    do throws(ReadingError) {
        if case .member(let start) = place.storage {
            return try bytes(
                of: try UnpackedFile(path: item.file, from: start), expecting: place.byteCount, upTo: place.byteCount)
        }
        return try storedBytes(of: place, item.file, spool)
    } catch {
        throw try error.rejection(of: item.recordPath)
    }
}

/// The bytes of a record that stands in its file as it is, or in the spool.
func storedBytes(of place: RecordPlace, _ file: String, _ spool: RecordSpool) throws(ReadingError) -> [UInt8] {
    do throws(FileError) {
        switch place.storage {
        case .spool(let offset), .decoded(let offset, _): return try spool.read(at: offset, count: place.byteCount)
        case .file, .member: break
        }
        return try RandomAccessFile(path: file).read(place.offset..<place.offset + place.byteCount)
    } catch {
        throw .system(error)
    }
}

/// The bytes of a file, no more than `limit`.
///
/// - Parameter count: How many there are, unless it is compressed: then memory need not grow while it is read.
private func bytes(
    of file: consuming UnpackedFile, expecting count: Int, upTo limit: Int
) throws(ReadingError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(count + 1, limit))
    while bytes.count < limit {
        // A byte more than expected shows the end.
        let step = bytes.count <= count ? count + 1 - bytes.count : min(bytes.count, 1 << 22)
        if try file.read(upTo: min(step, limit - bytes.count), into: &bytes) == 0 { break }
    }
    return bytes
}
