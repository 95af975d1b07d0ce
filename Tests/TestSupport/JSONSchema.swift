import Bytes

/// As much of JSON Schema (draft 2020-12) as the project's schemas use, for tests to judge records by.
public struct JSONSchema {
    /// The schema itself.
    public let root: JSONTree
    private var patterns: [String: Regex<AnyRegexOutput>] = [:]

    /// Reads a schema.
    public init(path: String) throws {
        root = try JSONTree(try readFile(path))
        try compile(root)
    }

    private mutating func compile(_ schema: JSONTree) throws {
        if let pattern = schema["pattern"]?.text { patterns[pattern] = try Regex(pattern) }
        for part in schema.elements + Array(schema.members.values) { try compile(part) }
    }

    /// What is wrong with a JSON value, each complaint with the way to it; empty where nothing is.
    public func complaints(_ json: [UInt8]) throws -> [String] {
        complaints(try JSONTree(json), root, at: "$")
    }

    private func complaints(_ value: JSONTree, _ schema: JSONTree, at path: String) -> [String] {
        if let name = schema["$ref"]?.text?.dropFirst("#/$defs/".count) {
            guard let target = root["$defs"]?[String(name)] else { return ["\(path): no definition \(name)"] }
            return complaints(value, target, at: path)
        }
        if let type = schema["type"] {
            let types = type.text.map { [$0] } ?? type.elements.compactMap(\.text)
            guard types.contains(where: { isOf($0, value) }) else { return ["\(path): not \(types)"] }
        }
        if let values = schema["enum"]?.elements, !values.contains(value) { return ["\(path): none of the values"] }
        switch value {
        case .number(let number):
            let (least, most) = (schema["minimum"]?.double ?? number, schema["maximum"]?.double ?? number)
            return number < least || number > most ? ["\(path): out of bounds"] : []
        case .string(let text):
            if text.utf8.count < schema["minLength"]?.integer ?? 0 { return ["\(path): too short"] }
            guard let pattern = schema["pattern"]?.text, let regex = patterns[pattern] else { return [] }
            return text.contains(regex) ? [] : ["\(path): does not match \(pattern)"]
        case .array(let items):
            let count = items.count
            if count < schema["minItems"]?.integer ?? count || count > schema["maxItems"]?.integer ?? count {
                return ["\(path): \(count) items"]
            }
            guard let element = schema["items"] else { return [] }
            return items.enumerated().flatMap { complaints($1, element, at: "\(path)[\($0)]") }
        case .object(let members): return complaints(members, schema, at: path)
        default: return []
        }
    }

    private func complaints(_ members: [String: JSONTree], _ schema: JSONTree, at path: String) -> [String] {
        let required = schema["required"]?.elements.compactMap(\.text) ?? []
        var found = required.filter { members[$0] == nil }.map { "\(path): no \($0)" }
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            if let property = schema["properties"]?[key] {
                found += complaints(value, property, at: "\(path).\(key)")
            } else if schema["additionalProperties"] == .boolean(false) {
                found.append("\(path): unknown \(key)")
            }
        }
        return found
    }

    private func isOf(_ type: String, _ value: JSONTree) -> Bool {
        switch (type, value) {
        case ("object", .object), ("array", .array), ("string", .string), ("null", .null), ("boolean", .boolean),
            ("number", .number):
            return true
        case ("integer", .number): return value.integer != nil
        default: return false
        }
    }
}
