import Bytes

/// Checks every table against what `datapackage.json` says of it, and the two forms of a table against each other.
struct PackageCheck {
    let output: String
    let tables: [String: [JSONValue]]

    /// Checks all tables that the package lists; gives their names.
    func check(_ violations: inout Violations) throws(EvaluationError) -> [String] {
        let package = try readJSON("\(output)/datapackage.json")
        var names: [String] = []
        for resource in package["resources"].elements {
            guard let name = resource["name"].string, let path = resource["path"].string else {
                violations.expect(false, "datapackage.json: a resource without name or path")
                continue
            }
            names.append(name)
            let rows = tables[name] ?? []
            let schema = resource["schema"]
            check(name, rows, schema, &violations)
            let bytes: [UInt8]
            do { bytes = try readFile("\(output)/\(path)") } catch {
                throw EvaluationError(place: error.path, reason: error.reason)
            }
            violations.expect(
                resource["bytes"] == .null || resource["bytes"].integer == bytes.count, "\(path): another size")
            check(path, CSVTable(bytes), rows, schema["fields"].elements, &violations)
        }
        return names
    }

    /// Columns, types, constraints and keys.
    private func check(_ name: String, _ rows: [JSONValue], _ schema: JSONValue, _ violations: inout Violations) {
        let fields = schema["fields"].elements
        let columns = fields.compactMap { $0["name"].string }
        var values: [String: Set<JSONValue>] = [:]
        for (number, row) in rows.enumerated() {
            let place = "\(name):\(number + 1)"
            violations.expect(row.keys == columns, "\(place): other columns")
            for field in fields {
                let column = field["name"].string ?? ""
                let value = row[column]
                let rules = field["constraints"]
                violations.expect(
                    value == .null || hasType(value, field["type"].string ?? ""), "\(place): \(column) of another type")
                violations.expect(value != .null || !rules["required"].isTrue, "\(place): no \(column)")
                violations.expect(
                    value == .null || rules["enum"] == .null || rules["enum"].elements.contains(value),
                    "\(place): \(column) is none of the values allowed")
                if let number = value.number {
                    violations.expect(
                        number >= rules["minimum"].number ?? number && number <= rules["maximum"].number ?? number,
                        "\(place): \(column) is out of range")
                }
                if rules["unique"].isTrue {
                    violations.expect(values[column, default: []].insert(value).inserted, "\(place): \(column) again")
                }
            }
        }
        let key = schema["primaryKey"].elements.compactMap(\.string)
        if !key.isEmpty {
            var seen: Set<[JSONValue]> = []
            for (number, row) in rows.enumerated() {
                violations.expect(seen.insert(key.map { row[$0] }).inserted, "\(name):\(number + 1): the key again")
            }
        }
        for foreign in schema["foreignKeys"].elements { check(name, rows, foreign: foreign, &violations) }
    }

    private func check(_ name: String, _ rows: [JSONValue], foreign: JSONValue, _ violations: inout Violations) {
        let own = foreign["fields"].elements.compactMap(\.string)
        let other = foreign["reference"]["fields"].elements.compactMap(\.string)
        let table = foreign["reference"]["resource"].string ?? ""
        let known = Set((tables[table.isEmpty ? name : table] ?? []).map { row in other.map { row[$0] } })
        for (number, row) in rows.enumerated() {
            let value = own.map { row[$0] }
            violations.expect(
                value.contains(.null) || known.contains(value),
                "\(name):\(number + 1): \(own.joined(separator: ", ")) is not in \(table)")
        }
    }

    /// The cells of the CSV are those of the JSON lines.
    private func check(
        _ path: String, _ csv: CSVTable, _ rows: [JSONValue], _ fields: [JSONValue], _ violations: inout Violations
    ) {
        violations.expect(csv.brokenAt == nil, "\(path): no CSV at byte \(csv.brokenAt ?? 0)")
        let columns = fields.compactMap { $0["name"].string }
        violations.expect(
            csv.rows.first == columns.map { Array($0.utf8) }, "\(path): another header than in datapackage.json")
        violations.expect(
            csv.rows.count == rows.count + 1, "\(path): \(csv.rows.count - 1) rows, \(rows.count) in the JSON lines")
        for (number, (cells, row)) in zip(csv.rows.dropFirst(), rows).enumerated() {
            let place = "\(path):row \(number + 1)"
            violations.expect(cells.count == columns.count, "\(place): \(cells.count) cells")
            for (cell, column) in zip(cells, columns) {
                violations.expect(isForm(cell, of: row[column]), "\(place): \(column) differs from the JSON lines")
            }
        }
    }
}

private func hasType(_ value: JSONValue, _ type: String) -> Bool {
    switch type {
    case "integer": value.integer != nil
    case "number": value.number != nil
    case "boolean": value == .bool(true) || value == .bool(false)
    default: value.utf8 != nil || !value.elements.isEmpty || value == .array([])
    }
}

/// Whether a cell is the form in CSV of a value: text verbatim but for NUL and for an apostrophe before what a
/// spreadsheet might run; lists joined by `;` with a backslash before each `;` and each backslash.
private func isForm(_ cell: [UInt8], of value: JSONValue) -> Bool {
    switch value {
    case .null: return cell.isEmpty
    case .bool(let bool): return cell == Array((bool ? "true" : "false").utf8)
    case .integer(let number): return cell == Array(String(number).utf8)
    case .number(let number): return Double(String(decoding: cell, as: UTF8.self)) == number
    case .text(let text): return isForm(cell, of: text)
    case .array(let items):
        var joined: [UInt8] = []
        for (number, item) in items.enumerated() {
            if number > 0 { joined.append(0x3B) }
            for byte in item.utf8 ?? [] { joined += byte == 0x3B || byte == 0x5C ? [0x5C, byte] : [byte] }
        }
        return isForm(cell, of: joined)
    case .object: return false
    }
}

private func isForm(_ cell: [UInt8], of text: [UInt8]) -> Bool {
    let plain = Array(text.split(separator: 0, omittingEmptySubsequences: false).joined(separator: [0xEF, 0xBF, 0xBD]))
    if mayBeRun(text) { return cell == [0x27] + plain }
    return cell == plain || cell == [0x27] + plain && !isPlainlyHarmless(text)
}

/// What every spreadsheet runs: these must have the apostrophe.
private func mayBeRun(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return false }
    return [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first)
}

/// What none runs, and must not have it: text that begins with a letter or a digit of ASCII.
private func isPlainlyHarmless(_ text: [UInt8]) -> Bool { text.first.map(isASCIIAlphanumeric) ?? true }
