public import JSONLines

extension Sentence: WireValue {
    /// Reads an element of `sentences`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        self.init(try TextSpan(from: &reader))
    }

    /// Writes an element of `sentences`.
    public func write(to writer: inout JSONWriter) { span.write(to: &writer) }
}

extension Mention: WireValue {
    /// Reads an element of `mentions`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var mention = Mention(TextSpan(start: 0, end: 0), type: "", entity: "", how: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "type": mention.type = try reader.string()
            case "entity": mention.entity = try reader.string()
            case "actor": mention.actor = try optionalString(&reader)
            case "role": mention.role = try optionalString(&reader)
            case "how": mention.how = try reader.string()
            default: return try mention.span.read(key, &reader)
            }
            return true
        }
        self = mention
    }

    /// Writes an element of `mentions`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.members(of: span)
        writer.member("type", type)
        writer.member("entity", entity)
        writer.member("actor", actor)
        writer.member("role", role)
        writer.member("how", how)
        writer.endObject()
    }
}

extension Entity: WireValue {
    /// Reads an element of `entities`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var entity = Entity(id: "", name: "", type: "", how: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "id": entity.id = try reader.string()
            case "name": entity.name = try reader.string()
            case "type": entity.type = try reader.string()
            case "wikidata": entity.wikidata = try optionalString(&reader)
            case "how": entity.how = try reader.string()
            default: return false
            }
            return true
        }
        self = entity
    }

    /// Writes an element of `entities`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("name", name)
        writer.member("type", type)
        writer.member("wikidata", wikidata)
        writer.member("how", how)
        writer.endObject()
    }
}

extension Merge: WireValue {
    /// Reads an element of `merges`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var merge = Merge(entity: "", form: "", name: "", rule: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "entity": merge.entity = try reader.string()
            case "form": merge.form = try reader.string()
            case "name": merge.name = try reader.string()
            case "rule": merge.rule = try reader.string()
            default: return false
            }
            return true
        }
        self = merge
    }

    /// Writes an element of `merges`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("entity", entity)
        writer.member("form", form)
        writer.member("name", name)
        writer.member("rule", rule)
        writer.endObject()
    }
}

extension RoleMention: WireValue {
    /// Reads an element of `role_mentions`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var mention = RoleMention(TextSpan(start: 0, end: 0), entity: "", how: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "entity": mention.entity = try reader.string()
            case "how": mention.how = try reader.string()
            default: return try mention.span.read(key, &reader)
            }
            return true
        }
        self = mention
    }

    /// Writes an element of `role_mentions`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.members(of: span)
        writer.member("entity", entity)
        writer.member("how", how)
        writer.endObject()
    }
}

extension Quote: WireValue {
    /// Reads an element of `quotes`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var quote = Quote(
            id: "", kind: .direct, span: TextSpan(start: 0, end: 0), group: "", sentence: 0, confidence: 0, rule: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "id": quote.id = try reader.string()
            case "kind": quote.kind = try enumerated(Kind.self, &reader)
            case "quoted": quote.quoted = try array(of: TextSpan.self, from: &reader)
            case "cue": quote.cue = try reader.null() ? nil : try TextSpan(from: &reader)
            case "speaker": quote.speaker = try reader.null() ? nil : try TextSpan(from: &reader)
            case "speaker_id": quote.speakerID = try optionalString(&reader)
            case "speaker_how": quote.speakerHow = try optionalString(&reader)
            case "addressee": quote.addressee = try reader.null() ? nil : try TextSpan(from: &reader)
            case "group": quote.group = try reader.string()
            case "sentence": quote.sentence = try reader.integer()
            case "confidence": quote.confidence = try reader.double()
            case "flags": quote.flags = try strings(&reader)
            case "rule": quote.rule = try reader.string()
            default: return try quote.span.read(key, &reader)
            }
            return true
        }
        self = quote
    }

    /// Writes an element of `quotes`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("kind", kind.rawValue)
        writer.members(of: span)
        writer.member("quoted", quoted)
        writer.member("cue", cue)
        writer.member("speaker", speaker)
        writer.member("speaker_id", speakerID)
        writer.member("speaker_how", speakerHow)
        writer.member("addressee", addressee)
        writer.member("group", group)
        writer.member("sentence", sentence)
        writer.member("confidence", confidence)
        writer.member("flags", flags)
        writer.member("rule", rule)
        writer.endObject()
    }
}

extension Time: WireValue {
    /// Reads an element of `times`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var time = Time(TextSpan(start: 0, end: 0), type: "", value: "", resolved: false, rule: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "type": time.type = try reader.string()
            case "value": time.value = try reader.string()
            case "from": time.from = try optionalString(&reader)
            case "to": time.to = try optionalString(&reader)
            case "resolved": time.resolved = try reader.bool()
            case "rule": time.rule = try reader.string()
            default: return try time.span.read(key, &reader)
            }
            return true
        }
        self = time
    }

    /// Writes an element of `times`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.members(of: span)
        writer.member("type", type)
        writer.member("value", value)
        writer.member("from", from)
        writer.member("to", to)
        writer.key("resolved")
        writer.bool(resolved)
        writer.member("rule", rule)
        writer.endObject()
    }
}

extension Extracted {
    /// Writes the stage's members, each with its key, to be added to a record.
    public func writeMembers(to writer: inout JSONWriter) {
        writer.member("sentences", sentences)
        writer.member("mentions", mentions)
        writer.member("entities", entities)
        writer.member("merges", merges)
        writer.member("role_mentions", roleMentions)
        writer.member("quotes", quotes)
        writer.member("times", times)
    }

    /// Reads the stage's members of a record; a member that is missing is empty.
    public init(from line: RecordLine) throws(JSONError) {
        self.init(
            sentences: try line.value("sentences", wireArray(Sentence.self)) ?? [],
            mentions: try line.value("mentions", wireArray(Mention.self)) ?? [],
            entities: try line.value("entities", wireArray(Entity.self)) ?? [],
            merges: try line.value("merges", wireArray(Merge.self)) ?? [],
            roleMentions: try line.value("role_mentions", wireArray(RoleMention.self)) ?? [],
            quotes: try line.value("quotes", wireArray(Quote.self)) ?? [],
            times: try line.value("times", wireArray(Time.self)) ?? [])
    }
}

/// A reader of arrays of a type, to be handed to `RecordLine.value`.
func wireArray<Value: WireValue>(
    _ type: Value.Type
) -> (inout JSONReader) throws(JSONError) -> [Value] {
    { (reader: inout JSONReader) throws(JSONError) in try array(of: type, from: &reader) }
}
