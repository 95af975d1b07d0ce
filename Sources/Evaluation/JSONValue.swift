public import JSONLines

/// Any JSON value, for what is read once: gold, rows of tables, floors.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// Members in their order.
    case object([Member])

    /// A member of an object.
    public struct Member: Sendable, Equatable {
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
        case 0x22: self = .string(try reader.string())
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

    /// Whether an object has a member.
    public func has(_ key: String) -> Bool {
        guard case .object(let members) = self else { return false }
        return members.contains { $0.key == key }
    }

    /// The string, or `nil` for any other value.
    public var string: String? {
        guard case .string(let value) = self else { return nil }
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
