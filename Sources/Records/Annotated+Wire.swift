public import JSONLines

extension Position: WireValue {
    /// Reads an element of `positions`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var position = Position(
            id: "", sentence: 0, evidence: TextSpan(start: 0, end: 0), holder: "", side: "", act: "", polarity: 0,
            issue: "", source: "", rule: "", trace: "", confidence: 0)
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "row_id": position.id = try reader.string()
            case "sentence": position.sentence = try reader.integer()
            case "evidence": position.evidence = try TextSpan(from: &reader)
            case "holder": position.holder = try reader.string()
            case "holder_role": position.holderRole = try optionalString(&reader)
            case "via": position.via = try optionalString(&reader)
            case "side": position.side = try reader.string()
            case "act": position.act = try reader.string()
            case "mode": position.mode = try optionalString(&reader)
            case "polarity": position.polarity = try reader.integer()
            case "issue": position.issue = try reader.string()
            case "target": position.target = try strings(&reader)
            case "condition_relation": position.conditionRelation = try optionalString(&reader)
            case "condition_issue": position.conditionIssue = try strings(&reader)
            case "condition": position.condition = try reader.null() ? nil : try TextSpan(from: &reader)
            default: return try position.readLater(key, &reader)
            }
            return true
        }
        self = position
    }

    private mutating func readLater(_ key: String, _ reader: inout JSONReader) throws(JSONError) -> Bool {
        switch key {
        case "source": source = try reader.string()
        case "quote_id": quote = try optionalString(&reader)
        case "plan": plan = try optionalString(&reader)
        case "time": time = try optionalString(&reader)
        case "rule_id": rule = try reader.string()
        case "rule_trace": trace = try reader.string()
        case "confidence": confidence = try reader.double()
        case "plover_event": ploverEvent = try optionalString(&reader)
        case "cameo": cameo = try optionalString(&reader)
        default: return false
        }
        return true
    }

    /// Writes an element of `positions`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("row_id", id)
        writer.member("sentence", sentence)
        writer.member("evidence", evidence)
        writer.member("holder", holder)
        writer.member("holder_role", holderRole)
        writer.member("via", via)
        writer.member("side", side)
        writer.member("act", act)
        writer.member("mode", mode)
        writer.member("polarity", polarity)
        writer.member("issue", issue)
        writer.member("target", target)
        writer.member("condition_relation", conditionRelation)
        writer.member("condition_issue", conditionIssue)
        writer.member("condition", condition)
        writer.member("source", source)
        writer.member("quote_id", quote)
        writer.member("plan", plan)
        writer.member("time", time)
        writer.member("rule_id", rule)
        writer.member("rule_trace", trace)
        writer.member("confidence", confidence)
        writer.member("plover_event", ploverEvent)
        writer.member("cameo", cameo)
        writer.endObject()
    }
}

extension Event: WireValue {
    /// Reads an element of `events`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var event = Event(sentence: 0, span: TextSpan(start: 0, end: 0), source: "", event: "", rule: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "sentence": event.sentence = try reader.integer()
            case "source": event.source = try reader.string()
            case "target": event.target = try optionalString(&reader)
            case "event": event.event = try reader.string()
            case "mode": event.mode = try optionalString(&reader)
            case "rule_id": event.rule = try reader.string()
            default: return try event.span.read(key, &reader)
            }
            return true
        }
        self = event
    }

    /// Writes an element of `events`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("sentence", sentence)
        writer.members(of: span)
        writer.member("source", source)
        writer.member("target", target)
        writer.member("event", event)
        writer.member("mode", mode)
        writer.member("rule_id", rule)
        writer.endObject()
    }
}

extension Signal: WireValue {
    /// Reads an element of `signals`.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var signal = Signal(TextSpan(start: 0, end: 0), reason: "", rule: "")
        try readObject(&reader) { (key, reader) throws(JSONError) in
            switch key {
            case "reason": signal.reason = try reader.string()
            case "rule_id": signal.rule = try reader.string()
            default: return try signal.span.read(key, &reader)
            }
            return true
        }
        self = signal
    }

    /// Writes an element of `signals`.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.members(of: span)
        writer.member("reason", reason)
        writer.member("rule_id", rule)
        writer.endObject()
    }
}

extension Annotated {
    /// Writes the stage's members, each with its key, to be added to a record.
    public func writeMembers(to writer: inout JSONWriter) {
        writer.member("positions", positions)
        writer.member("events", events)
        writer.member("signals", signals)
        writer.member("codebook_version", codebookVersion)
    }

    /// Reads the stage's members of a record; a member that is missing is empty.
    public init(from line: RecordLine) throws(JSONError) {
        self.init(
            positions: try line.value("positions", wireArray(Position.self)) ?? [],
            events: try line.value("events", wireArray(Event.self)) ?? [],
            signals: try line.value("signals", wireArray(Signal.self)) ?? [],
            codebookVersion: try line.value("codebook_version") { (reader) throws(JSONError) in try reader.string() })
    }
}
