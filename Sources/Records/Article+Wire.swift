public import JSONLines

extension Segment: WireValue {
    /// Reads `[text_start, text_length, raw_start, raw_length]`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var numbers: [Int] = []
        try reader.beginArray()
        while try reader.nextElement() { numbers.append(try reader.integer()) }
        guard numbers.count == 4 else { throw reader.error("a segment of \(numbers.count) numbers") }
        self.init(textStart: numbers[0], textLength: numbers[1], rawStart: numbers[2], rawLength: numbers[3])
    }

    /// Writes `[text_start, text_length, raw_start, raw_length]`.
    public func write(to writer: inout JSONWriter) {
        writer.array([textStart, textLength, rawStart, rawLength])
    }
}

extension Source: WireValue {
    /// Reads the `source` member.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var source = Source(path: "", sha256: "", byteCount: 0, mediaType: "", encoding: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "path": source.path = try reader.string()
            case "sha256": source.sha256 = try reader.string()
            case "bytes": source.byteCount = try reader.integer()
            case "media_type": source.mediaType = try reader.string()
            case "encoding": source.encoding = try reader.string()
            case "offset": source.offset = try reader.integer()
            case "compression": source.compression = try reader.string()
            case "body": source.body = try StoredBody(from: &reader)
            default: return false
            }
            return true
        }
        self = source
    }

    /// Writes the `source` member; `offset` only where it is not 0, `compression` and `body` where there is any.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("path", path)
        writer.member("sha256", sha256)
        writer.member("bytes", byteCount)
        writer.member("media_type", mediaType)
        writer.member("encoding", encoding)
        if offset != 0 { writer.member("offset", offset) }
        writer.member("compression", compression)
        writer.member("body", body)
        writer.endObject()
    }
}

extension StoredBody: WireValue {
    /// Reads the member `body` of a source.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var body = StoredBody(offset: 0, byteCount: 0, coding: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "offset": body.offset = try reader.integer()
            case "bytes": body.byteCount = try reader.integer()
            case "coding": body.coding = try reader.string()
            default: return false
            }
            return true
        }
        self = body
    }

    /// Writes the member `body` of a source.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("offset", offset)
        writer.member("bytes", byteCount)
        writer.member("coding", coding)
        writer.endObject()
    }
}

extension Removal: WireValue {
    /// Reads an element of `removed`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var removal = Removal(rawStart: 0, rawEnd: 0, kind: "", rule: "", text: [])
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "raw_start": removal.rawStart = try reader.integer()
            case "raw_end": removal.rawEnd = try reader.integer()
            case "kind": removal.kind = try reader.string()
            case "rule": removal.rule = try reader.string()
            case "text": removal.text = try reader.utf8()
            default: return false
            }
            return true
        }
        self = removal
    }

    /// Writes an element of `removed`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("raw_start", rawStart)
        writer.member("raw_end", rawEnd)
        writer.member("kind", kind)
        writer.member("rule", rule)
        writer.key("text")
        writer.utf8(text)
        writer.endObject()
    }
}

extension Metadata.Value: WireValue {
    /// Reads `{"value":…,"how":…}`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var value = Metadata.Value("", how: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "value": value.value = try reader.string()
            case "how": value.how = try reader.string()
            default: return false
            }
            return true
        }
        self = value
    }

    /// Writes `{"value":…,"how":…}`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("value", value)
        writer.member("how", how)
        writer.endObject()
    }
}

extension Metadata: WireValue {
    /// Reads the `metadata` member.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var metadata = Metadata()
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "author": metadata.author = try reader.null() ? nil : try Value(from: &reader)
            case "published": metadata.published = try reader.null() ? nil : try Value(from: &reader)
            case "site": metadata.site = try reader.null() ? nil : try Value(from: &reader)
            case "url": metadata.url = try reader.null() ? nil : try Value(from: &reader)
            case "language": metadata.language = try reader.null() ? nil : try Value(from: &reader)
            default: return false
            }
            return true
        }
        self = metadata
    }

    /// Writes the `metadata` member; what is not known is left out.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("author", author)
        writer.member("published", published)
        writer.member("site", site)
        writer.member("url", url)
        writer.member("language", language)
        writer.endObject()
    }
}

extension Copy: WireValue {
    /// Reads an element of `copies`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var copy = Copy(id: "", path: "", relation: "", score: 0, rule: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "id": copy.id = try reader.string()
            case "path": copy.path = try reader.string()
            case "relation": copy.relation = try reader.string()
            case "score": copy.score = try reader.double()
            case "rule": copy.rule = try reader.string()
            default: return false
            }
            return true
        }
        self = copy
    }

    /// Writes an element of `copies`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("path", path)
        writer.member("relation", relation)
        writer.member("score", score)
        writer.member("rule", rule)
        writer.endObject()
    }
}

extension Article: WireValue {
    /// Reads a record's members as the clean stage wrote them.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var article = Article(
            id: "", source: Source(path: "", sha256: "", byteCount: 0, mediaType: "", encoding: ""), text: [],
            segments: [])
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "id": article.id = try reader.string()
            case "source": article.source = try Source(from: &reader)
            case "title": article.title = try reader.null() ? nil : try reader.utf8()
            case "title_segments": article.titleSegments = try array(of: Segment.self, from: &reader)
            case "text": article.text = try reader.utf8()
            case "segments": article.segments = try array(of: Segment.self, from: &reader)
            case "removed": article.removed = try array(of: Removal.self, from: &reader)
            case "metadata": article.metadata = try Metadata(from: &reader)
            default: return false
            }
            return true
        }
        self = article
    }

    /// Writes the record as the clean stage hands it on.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("source", source)
        writer.key("title")
        if let title { writer.utf8(title) } else { writer.null() }
        writer.member("title_segments", titleSegments)
        writer.key("text")
        writer.utf8(text)
        writer.member("segments", segments)
        writer.member("removed", removed)
        writer.member("metadata", metadata)
        writer.endObject()
    }
}
