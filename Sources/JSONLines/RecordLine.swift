import Bytes

/// A line that holds one JSON object, with the place of each of its members: a stage decodes those that it needs and
/// adds its own behind them, without touching the rest.
public struct RecordLine: Sendable, Equatable {
    /// The bytes of the line, without its line feed.
    public let bytes: [UInt8]
    /// The members in order: their names, and where their values stand in `bytes`.
    public let members: [(key: String, value: Range<Int>)]
    private let closingBrace: Int

    /// Checks the whole line and finds its members.
    ///
    /// - Throws: `JSONError` for malformed JSON, anything but an object, or two members of one name.
    public init(_ bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes.span)
        var members: [(key: String, value: Range<Int>)] = []
        var names = MemberNames()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            guard names.insert(key) else { throw reader.error("a second member \"\(key)\"") }
            members.append((key, try reader.skip()))
        }
        closingBrace = reader.offset - 1
        try reader.end()
        self.members = members
        self.bytes = bytes
    }

    /// The names of the members, in order.
    public var keys: [String] { members.map(\.key) }

    /// The bytes of a member's value, or `nil` where there is none.
    public subscript(key: String) -> [UInt8]? {
        range(of: key).map { Array(bytes[$0]) }
    }

    /// The offset of a member's value in the line.
    public func range(of key: String) -> Range<Int>? {
        members.first { $0.key == key }?.value
    }

    /// Decodes a member: `null` and a missing one are `nil`.
    ///
    /// - Throws: What `decode` throws; the offsets of a `JSONError` count from the beginning of the line.
    @inlinable
    public func value<Value>(
        _ key: String, _ decode: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value? {
        guard let range = range(of: key) else { return nil }
        var reader = JSONReader(bytes.span.extracting(range))
        do {
            if try reader.null() { return nil }
            return try decode(&reader)
        } catch {
            throw JSONError(offset: range.lowerBound + error.offset, reason: "\(key): \(error.reason)")
        }
    }

    /// Decodes a member that must be there.
    @inlinable
    public func required<Value>(
        _ key: String, _ decode: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        guard let value = try value(key, decode) else { throw JSONError(offset: 0, reason: "no member \"\(key)\"") }
        return value
    }

    /// The line with members added at its end.
    ///
    /// - Parameter added: The bytes of `"key":value` pairs joined by commas; empty adds nothing.
    public func adding(_ added: [UInt8]) -> [UInt8] {
        guard !added.isEmpty else { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + added.count + 1)
        out.append(contentsOf: bytes[..<closingBrace])
        if !members.isEmpty { out.append(0x2C) }
        out.append(contentsOf: added)
        out.append(contentsOf: bytes[closingBrace...])
        return out
    }

    /// Whether the bytes are the same.
    public static func == (one: RecordLine, other: RecordLine) -> Bool { one.bytes == other.bytes }
}
