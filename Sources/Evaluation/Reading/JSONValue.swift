public import JSONLines

/// Any JSON value, for what is read once: gold, rows of tables, floors.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    /// UTF-8: as bytes, since Swift takes strings of other bytes for equal that a reader would.
    case text([UInt8])
    case array([JSONValue])
    /// Members in their order.
    case object([Member])

    /// A member of an object.
    public struct Member: Sendable, Hashable {
        /// Its name.
        public var key: String
        /// Its value.
        public var value: JSONValue
    }

    /// Reads one value that is all there is.
    public init(_ bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes.span)
        self = try Self(from: &reader)
        try reader.end()
    }

    /// Reads the next value.
    init(from reader: inout JSONReader) throws(JSONError) {
        switch reader.peek() {
        case 0x6E:
            _ = try reader.null()
            self = .null
        case 0x74, 0x66: self = .bool(try reader.bool())
        case 0x22: self = .text(try reader.utf8())
        case 0x5B:
            var values: [JSONValue] = []
            try reader.beginArray()
            while try reader.nextElement() { values.append(try Self(from: &reader)) }
            self = .array(values)
        case 0x7B:
            var members: [Member] = []
            try reader.beginObject()
            while let key = try reader.nextKey() { members.append(Member(key: key, value: try Self(from: &reader))) }
            self = .object(members)
        default:
            let number = try reader.double()
            self = Int(exactly: number).map(JSONValue.integer) ?? .number(number)
        }
    }

    /// The member of an object; `null` where there is none.
    public subscript(key: String) -> JSONValue {
        guard case .object(let members) = self else { return .null }
        return members.first { $0.key == key }?.value ?? .null
    }

    /// The names of an object's members, in their order.
    public var keys: [String] {
        guard case .object(let members) = self else { return [] }
        return members.map(\.key)
    }

    /// The string, or `nil` for any other value.
    public var string: String? {
        utf8.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The string as UTF-8, or `nil` for any other value.
    public var utf8: [UInt8]? {
        guard case .text(let value) = self else { return nil }
        return value
    }

    /// The integer, or `nil` for any other value.
    public var integer: Int? {
        guard case .integer(let value) = self else { return nil }
        return value
    }

    /// The number, or `nil` for any other value.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The elements of an array; none for any other value.
    public var elements: [JSONValue] {
        guard case .array(let values) = self else { return [] }
        return values
    }

    /// Whether this is `true`.
    public var isTrue: Bool { self == .bool(true) }
}
