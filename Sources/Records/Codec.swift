public import JSONLines

/// A value with a form on the wire between stages: one JSON value, its members in a fixed order.
///
/// Reading skips members that it does not know, so that a later version may add some.
public protocol WireValue: Sendable {
    /// Reads the next value.
    init(from reader: inout JSONReader) throws(JSONError)
    /// Writes the value.
    func write(to writer: inout JSONWriter)
}

/// Reads an array of values.
public func array<Value: WireValue>(
    of type: Value.Type, from reader: inout JSONReader
) throws(JSONError) -> [Value] {
    var values: [Value] = []
    try reader.beginArray()
    while try reader.nextElement() { values.append(try Value(from: &reader)) }
    return values
}

extension JSONWriter {
    /// Writes an array of values.
    public mutating func array(_ values: [some WireValue]) {
        beginArray()
        for value in values { value.write(to: &self) }
        endArray()
    }

    /// Writes an array of strings.
    public mutating func array(_ values: [String]) {
        beginArray()
        for value in values { string(value) }
        endArray()
    }

    /// Writes a string or `null`.
    public mutating func string(_ value: String?) {
        if let value { string(value) } else { null() }
    }

    /// Writes a member if there is a value.
    mutating func member(_ key: String, _ value: String?) {
        guard let value else { return }
        self.key(key)
        string(value)
    }

    /// Writes a member.
    mutating func member(_ key: String, _ value: Int) {
        self.key(key)
        integer(value)
    }

    /// Writes a member.
    mutating func member(_ key: String, _ value: Double) {
        self.key(key)
        double(value)
    }

    /// Writes a member if the value is there.
    mutating func member(_ key: String, _ value: (some WireValue)?) {
        guard let value else { return }
        self.key(key)
        value.write(to: &self)
    }

    /// Writes a member.
    mutating func member(_ key: String, _ values: [some WireValue]) {
        self.key(key)
        array(values)
    }

    /// Writes a member.
    mutating func member(_ key: String, _ values: [String]) {
        self.key(key)
        array(values)
    }

    /// Writes the members of a span; `field` only where it is the title.
    mutating func members(of span: TextSpan) {
        if span.field != .text { member("field", span.field.rawValue) }
        member("start", span.start)
        member("end", span.end)
    }
}

/// Reads the members of an object: each is handed to `member`, which reads the value or says that it does not know
/// the key.
func readObject(
    _ reader: inout JSONReader, _ member: (String, inout JSONReader) throws(JSONError) -> Bool
) throws(JSONError) {
    try reader.beginObject()
    while let key = try reader.nextKey() {
        if try !member(key, &reader) { try reader.skip() }
    }
}

/// A string, or `nil` for `null`.
func optionalString(_ reader: inout JSONReader) throws(JSONError) -> String? {
    try reader.null() ? nil : try reader.string()
}

/// An array of strings.
func strings(_ reader: inout JSONReader) throws(JSONError) -> [String] {
    var values: [String] = []
    try reader.beginArray()
    while try reader.nextElement() { values.append(try reader.string()) }
    return values
}

/// A string that must be one of an enumeration's.
func enumerated<Value: RawRepresentable>(
    _ type: Value.Type, _ reader: inout JSONReader
) throws(JSONError) -> Value where Value.RawValue == String {
    let name = try reader.string()
    guard let value = Value(rawValue: name) else { throw reader.error("unknown value \"\(name)\"") }
    return value
}

extension TextSpan: WireValue {
    /// Reads `{"field":…,"start":…,"end":…}`; the field is the text where none is named.
    public init(from reader: inout JSONReader) throws(JSONError) {
        var span = TextSpan(start: 0, end: 0)
        try readObject(&reader) { (key, reader) throws(JSONError) in try span.read(key, &reader) }
        self = span
    }

    /// Writes `{"start":…,"end":…}`, with the field before where it is the title.
    public func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.members(of: self)
        writer.endObject()
    }

    /// Reads one of the members of a span.
    mutating func read(_ key: String, _ reader: inout JSONReader) throws(JSONError) -> Bool {
        switch key {
        case "field": field = try enumerated(Field.self, &reader)
        case "start": start = try reader.integer()
        case "end": end = try reader.integer()
        default: return false
        }
        return true
    }
}
