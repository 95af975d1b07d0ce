import Bytes
import Messages
import Unpacking
import WebArchives

/// Checks the way back from every text to the raw bytes that it was made of.
struct RawCheck {
    /// The folder that was read; `nil` where the bytes of the only source were handed in.
    private let input: String?
    private var file: (path: String, bytes: [UInt8])?
    /// The encodings of the fonts of the document that was read last.
    private var fonts: (path: String, encodings: [String])?
    private var body: (id: String, bytes: [UInt8])?

    init(input: String) { self.input = input }

    /// A check of records of one source.
    init(source: [UInt8]) {
        input = nil
        file = ("", source)
    }

    /// Checks one article: its source's size and hash, and each segment of its text and title.
    mutating func check(_ record: CleanRecord, _ violations: inout Violations) {
        let place = "1-clean \(record.path)"
        guard let bytes = read(record) else {
            violations.expect(false, "\(place): the file cannot be read")
            return
        }
        let end = record.sourceOffset + record.byteCount
        violations.expect(end <= bytes.count, "\(place): the source ends at \(end) of \(bytes.count) bytes")
        guard end <= bytes.count else { return }
        let source = Array(bytes[record.sourceOffset..<end])
        violations.expect(sha256(source.span) == record.sha256, "\(place): another SHA-256")
        violations.expect(
            firstInvalidUTF8(record.text.bytes.span) == record.text.bytes.count, "\(place): the text is not UTF-8")
        for (name, text) in [("text", record.text), ("title", record.title)] {
            guard let text, name == "text" || !text.segments.isEmpty else { continue }
            check(text, bytes, record, "\(place) \(name)", &violations)
        }
    }

    /// Checks that a row's raw bytes are those that its text came from.
    mutating func check(
        row range: Range<Int>, _ text: SegmentedText, _ record: CleanRecord, rawStart: Int, rawEnd: Int,
        _ place: String,
        _ violations: inout Violations
    ) {
        let held = text.segments(of: range)
        guard let first = held.first, let last = held.last else {
            violations.expect(false, "\(place): raw offsets without a segment")
            return
        }
        let start =
            first.textLength == first.rawLength ? first.rawStart + range.lowerBound - first.textStart : first.rawStart
        let end = last.textLength == last.rawLength ? last.rawStart + range.upperBound - last.textStart : last.rawEnd
        violations.expect(
            start == rawStart && end == rawEnd,
            "\(place): raw \(rawStart)..<\(rawEnd), by the segments \(start)..<\(end)")
        guard let bytes = read(record), start <= end, end <= bytes.count else { return }
        // Segment by segment, the raw bytes within the row say what the text says within the row.
        for segment in held {
            let from = max(segment.textStart, range.lowerBound)
            let to = min(segment.textEnd, range.upperBound)
            if segment.textLength == segment.rawLength && record.equalLengthsAreCopies {
                let shift = segment.rawStart - segment.textStart
                violations.expect(
                    bytes[from + shift..<to + shift].elementsEqual(text.bytes[from..<to]),
                    "\(place): the raw bytes at \(from + shift) are others")
            } else if segment.textLength != segment.rawLength {
                violations.expect(
                    from == segment.textStart && to == segment.textEnd,
                    "\(place): begins or ends within a decoded character")
            }
        }
    }

    private mutating func check(
        _ text: SegmentedText, _ bytes: [UInt8], _ record: CleanRecord, _ place: String, _ violations: inout Violations
    ) {
        var textEnd = 0
        var rawEnd = 0
        for segment in text.segments {
            violations.expect(
                segment.textStart == textEnd && segment.textLength > 0,
                "\(place): a segment begins at \(segment.textStart), the one before ends at \(textEnd)")
            violations.expect(
                segment.rawStart >= rawEnd && segment.rawEnd <= bytes.count,
                "\(place): raw \(segment.rawStart)..<\(segment.rawEnd) after \(rawEnd) of \(bytes.count)")
            textEnd = segment.textEnd
            rawEnd = segment.rawEnd
            guard segment.textEnd <= text.bytes.count, segment.rawEnd <= bytes.count, segment.rawLength >= 0 else {
                violations.expect(false, "\(place): a segment beyond the end")
                return
            }
            let own = Array(text.bytes[segment.textStart..<segment.textEnd])
            let raw = Array(bytes[segment.rawStart..<segment.rawEnd])
            if segment.rawLength == 0 {
                violations.expect(own == [0x0A] || own == [0x20], "\(place): \(own.count) bytes without a source")
            } else if segment.textLength == segment.rawLength && record.equalLengthsAreCopies {
                violations.expect(own == raw, "\(place): no copy at raw \(segment.rawStart)")
            } else {
                violations.expect(
                    isSaid(own, by: raw, of: bytes, record),
                    "\(place): raw \(segment.rawStart)..<\(segment.rawEnd) does not say \"\(String(decoding: own, as: UTF8.self))\""
                )
            }
        }
        violations.expect(textEnd == text.bytes.count, "\(place): segments end at \(textEnd) of \(text.bytes.count)")
    }

    /// Whether raw bytes of a source say what a text says.
    private mutating func isSaid(
        _ text: [UInt8], by raw: [UInt8], of source: [UInt8], _ record: CleanRecord
    ) -> Bool {
        guard record.isRTF else {
            // Word has an element for a hyphen at which no line ends.
            return says(raw, text, encoding: record.encoding)
                || text == Array("\u{2011}".utf8) && String(decoding: raw, as: UTF8.self).hasSuffix("noBreakHyphen/>")
        }
        // Most runs of a document are plain words.
        if raw == text, !raw.contains(where: { $0 == 0x5C || $0 == 0x7B || $0 == 0x7D || $0 >= 0x80 }) { return true }
        if fonts?.path != file?.path { fonts = (file?.path ?? "", encodings(ofRTF: source)) }
        return RTFRun(raw).says(text, in: fonts?.encodings ?? [])
    }

    /// What a record's offsets count in: its file as it decompresses to, or the body that is stored there as it decodes to.
    private mutating func read(_ record: CleanRecord) -> [UInt8]? {
        let path = input.map { record.file(in: $0) } ?? ""
        if file?.path != path {
            guard let bytes = try? unpackedBytes(of: path) else { return nil }
            file = (path, bytes)
        }
        guard let (stored, coding) = record.body else { return file?.bytes }
        if let body, body.id == record.id { return body.bytes }
        guard let bytes = file?.bytes, stored.upperBound <= bytes.count,
            let decoded = decodedMessageText(Array(bytes[stored]), coding: coding)
                ?? (try? decodedBody(Array(bytes[stored]), coding: coding, limit: .max - 1))
        else { return nil }
        body = (record.id, decoded)
        return decoded
    }
}

/// All bytes of a file, as it decompresses to.
private func unpackedBytes(of path: String) throws(ReadingError) -> [UInt8] {
    var file = try UnpackedFile(path: path)
    var bytes: [UInt8] = []
    while try file.read(upTo: 1 << 20, into: &bytes) > 0 {}
    return bytes
}
