import Foundation
import TestSupport

/// A dataset as a reader finds it who knows nothing but `datapackage.json`.
struct Dataset {
    /// A table in both of its formats.
    struct Table {
        var name: String
        var schema: JSONTree
        var rows: [JSONTree]
        var records: [[String?]]

        var fields: [JSONTree] { schema["fields"]?.elements ?? [] }
    }

    let folder: String
    private(set) var tables: [Table] = []

    init(_ folder: String) throws {
        self.folder = folder
        let package = try JSONTree(try contents("\(folder)/datapackage.json"))
        for resource in package["resources"]?.elements ?? [] {
            let name = resource["name"]?.text ?? ""
            let lines = try contents("\(folder)/\(name).jsonl").split(separator: 0x0A)
            tables.append(
                Table(
                    name: name, schema: resource["schema"] ?? .null, rows: try lines.map { try JSONTree(Array($0)) },
                    records: try CSVReader.records(try contents("\(folder)/\(resource["path"]?.text ?? "")"))))
        }
    }

    subscript(name: String) -> [JSONTree] { tables.first { $0.name == name }?.rows ?? [] }

    /// What does not hold of any row of any table; empty where all does.
    func violations() -> [String] {
        tables.flatMap { table in
            formatViolations(table) + constraintViolations(table) + keyViolations(table)
        }
    }

    /// CSV and JSON lines say the same.
    private func formatViolations(_ table: Table) -> [String] {
        let names = table.fields.compactMap { $0["name"]?.text }
        var found = table.records.first == names ? [] : ["\(table.name): the header is not \(names)"]
        if table.records.count != table.rows.count + 1 {
            found.append("\(table.name): CSV and JSON lines differ in length")
        }
        for (number, (row, record)) in zip(table.rows, table.records.dropFirst()).enumerated() {
            if record.count != names.count || Set(row.members.keys) != Set(names) {
                found.append("\(table.name) \(number): other columns")
            }
            for (name, cell) in zip(names, record) where !says(cell, row[name] ?? .null) {
                found.append("\(table.name) \(number): \(name) is \(cell ?? "null") in CSV")
            }
        }
        return found
    }

    private func says(_ cell: String?, _ value: JSONTree) -> Bool {
        switch value {
        case .null: return cell == nil
        case .boolean(let value): return cell == "\(value)"
        case .number(let value): return cell.flatMap(Double.init) == value
        case .string(let text): return isText(cell, text)
        case .array(let items):
            let escaped = items.compactMap(\.text).map(escapedItem).joined(separator: ";")
            return items.isEmpty ? cell == nil : isText(cell, escaped)
        case .object: return false
        }
    }

    private func escapedItem(_ item: String) -> String {
        // Scalar by scalar: a semicolon with a combining mark behind it is no Character of its own.
        var escaped = String.UnicodeScalarView()
        for scalar in item.unicodeScalars {
            if scalar == "\\" || scalar == ";" { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escaped)
    }

    /// Whether a cell is a text, but for an apostrophe in front and U+FFFD for NUL.
    private func isText(_ cell: String?, _ text: String) -> Bool {
        let expected = text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }
        let found = cell.map { Array($0.unicodeScalars) }
        return found == expected || found == ["'"] + expected
    }

    private func constraintViolations(_ table: Table) -> [String] {
        table.fields.flatMap { field -> [String] in
            let name = field["name"]?.text ?? ""
            let values = table.rows.map { $0[name] ?? .null }
            guard let constraints = field["constraints"] else { return [] }
            var found: [String] = []
            if constraints["required"] == .boolean(true), values.contains(.null) || values.contains(.string("")) {
                found.append("\(table.name).\(name): null")
            }
            if constraints["unique"] == .boolean(true), Set(values).count != values.count {
                found.append("\(table.name).\(name): not unique")
            }
            for number in values.compactMap(\.double)
            where number < constraints["minimum"]?.double ?? number || number > constraints["maximum"]?.double ?? number
            {
                found.append("\(table.name).\(name): \(number)")
            }
            let allowed = constraints["enum"]?.elements
            let pattern = constraints["pattern"]?.text.map { "^(?:\($0))$" }
            for text in values.compactMap(\.text) {
                if let allowed, !allowed.contains(.string(text)) { found.append("\(table.name).\(name): \(text)") }
                if let pattern, text.range(of: pattern, options: .regularExpression) == nil {
                    found.append("\(table.name).\(name): \(text) does not match")
                }
            }
            return found
        }
    }

    private func keyViolations(_ table: Table) -> [String] {
        var found: [String] = []
        let primary = table.schema["primaryKey"]?.elements.compactMap(\.text) ?? []
        let keys = table.rows.map { row in primary.map { row[$0] ?? .null } }
        if !primary.isEmpty, Set(keys).count != keys.count { found.append("\(table.name): \(primary) is not unique") }
        for foreign in table.schema["foreignKeys"]?.elements ?? [] {
            let resource = foreign["reference"]?["resource"]?.text ?? ""
            let there = foreign["reference"]?["fields"]?.elements.compactMap(\.text) ?? []
            let here = foreign["fields"]?.elements.compactMap(\.text) ?? []
            let known = Set(
                self[resource.isEmpty ? table.name : resource].map { row in there.map { row[$0] ?? .null } })
            for row in table.rows {
                let cells = here.map { row[$0] ?? .null }
                if !cells.contains(.null), !known.contains(cells) {
                    found.append("\(table.name): \(here) \(cells) is not in \(resource)")
                }
            }
        }
        return found
    }
}

/// The bytes of a file; by Foundation, whose reading is fast in debug builds too.
func contents(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path)))
}
