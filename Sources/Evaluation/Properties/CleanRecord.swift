import Bytes

/// What the clean stage wrote about one article, with what is needed to go from scalars to bytes to the raw file.
struct CleanRecord {
    let id: String
    let path: String
    let encoding: String
    /// Whether the source is a document in RTF.
    let isRTF: Bool
    let sha256: String
    let byteCount: Int
    let sourceOffset: Int
    /// Where and how a web archive or a message stores the body, where it is coded.
    let body: (stored: Range<Int>, coding: String)?
    let text: SegmentedText
    let title: SegmentedText?

    /// Reads a record; `nil` where a member is missing or is something else.
    init?(_ json: JSONValue) {
        let source = json["source"]
        guard let id = json["id"].string, let path = source["path"].string, let encoding = source["encoding"].string,
            let sha256 = source["sha256"].string, let byteCount = source["bytes"].integer,
            let text = json["text"].string, let segments = rawSegments(json["segments"]),
            let titleSegments = rawSegments(json["title_segments"])
        else { return nil }
        self.id = id
        self.path = path
        self.encoding = encoding
        isRTF = source["media_type"].string == "application/rtf"
        self.sha256 = sha256
        self.byteCount = byteCount
        sourceOffset = source["offset"].integer ?? 0
        body = storedBody(source["body"])
        self.text = SegmentedText(Array(text.utf8), segments)
        title = json["title"].string.map { SegmentedText(Array($0.utf8), titleSegments) }
    }

    /// Whether a run of as many bytes of text as of raw bytes holds the same bytes.
    var equalLengthsAreCopies: Bool { !isRTF && Evaluation.equalLengthsAreCopies(encoding) }

    /// The text that a field's offsets count in.
    func field(_ name: String) -> SegmentedText? {
        switch name {
        case "text": text
        case "title": title
        default: nil
        }
    }

    /// The path of the file: that of a record of a container ends before one of the `#` of `path`.
    func file(in input: String) -> String {
        let full = "\(input)/\(path)"
        var candidate = full[...]
        while !isReadable(String(candidate)) {
            guard let hash = candidate.utf8.lastIndex(of: 0x23) else { return full }
            candidate = candidate[..<hash]
        }
        return String(candidate)
    }
}

/// A run of text and its raw bytes, as the record has it.
struct RawSegment: Equatable {
    let textStart: Int
    let textLength: Int
    let rawStart: Int
    let rawLength: Int

    var textEnd: Int { textStart + textLength }
    var rawEnd: Int { rawStart + rawLength }
}

/// A text, where each of its scalars begins, and its segments.
struct SegmentedText {
    let bytes: [UInt8]
    /// The byte offset of each scalar, and the count of bytes.
    let scalars: [Int]
    let segments: [RawSegment]

    init(_ bytes: [UInt8], _ segments: [RawSegment]) {
        self.bytes = bytes
        self.segments = segments
        scalars = bytes.indices.filter { !isUTF8Continuation(bytes[$0]) } + [bytes.count]
    }

    /// The bytes of a range of scalars, or `nil` where the range is none of this text.
    func bytes(ofScalars start: Int, _ end: Int) -> Range<Int>? {
        guard start >= 0, start <= end, end < scalars.count else { return nil }
        return scalars[start]..<scalars[end]
    }

    /// The segments that hold the bytes of a range.
    func segments(of range: Range<Int>) -> ArraySlice<RawSegment> {
        let first = segments.span.firstPosition { $0.textEnd > range.lowerBound }
        var end = first
        while end < segments.count && segments[end].textStart < range.upperBound { end += 1 }
        return segments[first..<end]
    }
}

private func storedBody(_ value: JSONValue) -> (stored: Range<Int>, coding: String)? {
    guard let start = value["offset"].integer, let count = value["bytes"].integer, start >= 0, count >= 0,
        let coding = value["coding"].string
    else { return nil }
    return (start..<start + count, coding)
}

private func rawSegments(_ value: JSONValue) -> [RawSegment]? {
    var segments: [RawSegment] = []
    for element in value.elements {
        let numbers = element.elements.compactMap(\.integer)
        guard numbers.count == 4 else { return nil }
        segments.append(
            RawSegment(textStart: numbers[0], textLength: numbers[1], rawStart: numbers[2], rawLength: numbers[3]))
    }
    return segments
}
