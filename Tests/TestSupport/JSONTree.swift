public import JSONLines

/// A JSON value as a whole, for tests.
public enum JSONTree: Sendable, Hashable {
    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSONTree])
    case object([String: JSONTree])

    /// Reads JSON.
    public init(_ json: [UInt8]) throws(JSONError) {
        var reader = JSONReader(json.span)
        self = try JSONTree(from: &reader)
        try reader.end()
    }

    /// Reads the next value.
    public init(from reader: inout JSONReader) throws(JSONError) {
        switch reader.peek() {
        case UInt8(ascii: "n"):
            _ = try reader.null()
            self = .null
        case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .boolean(try reader.bool())
        case UInt8(ascii: "\""): self = .string(try reader.string())
        case UInt8(ascii: "["):
            var items: [JSONTree] = []
            try reader.beginArray()
            while try reader.nextElement() { items.append(try JSONTree(from: &reader)) }
            self = .array(items)
        case UInt8(ascii: "{"):
            var members: [String: JSONTree] = [:]
            try reader.beginObject()
            while let key = try reader.nextKey() { members[key] = try JSONTree(from: &reader) }
            self = .object(members)
        default: self = .number(try reader.double())
        }
    }

    /// A member of an object.
    public subscript(key: String) -> JSONTree? {
        guard case .object(let members) = self else { return nil }
        return members[key]
    }

    /// The elements of an array; none of anything else.
    public var elements: [JSONTree] {
        guard case .array(let items) = self else { return [] }
        return items
    }

    /// The members of an object; none of anything else.
    public var members: [String: JSONTree] {
        guard case .object(let members) = self else { return [:] }
        return members
    }

    /// A string's text.
    public var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// A number.
    public var double: Double? {
        guard case .number(let value) = self else { return nil }
        return value
    }

    /// A whole number.
    public var integer: Int? { double.flatMap { Int(exactly: $0) } }

    /// Equal scalar by scalar, which `==` of strings is not.
    public static func == (one: JSONTree, other: JSONTree) -> Bool {
        switch (one, other) {
        case (.null, .null): true
        case (.boolean(let a), .boolean(let b)): a == b
        case (.number(let a), .number(let b)): a == b
        case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        default: false
        }
    }
}
