import JSONLines

/// A table's CSV file as a data package lists it.
struct DataResource {
    var schema: TableSchema
    var byteCount: Int
}

/// `datapackage.json`: what each CSV file of the dataset holds, for programs that load it.
///
/// - Source: Frictionless Data Package, Tabular Data Package and Table Schema, version 1.
func dataPackage(_ resources: [DataResource]) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("profile", "tabular-data-package")
    json.member("name", "parley-dataset")
    json.member("title", "News articles: who is named, who said what, who takes which position")
    json.member("description", conventions)
    json.key("resources")
    json.beginArray()
    for resource in resources { write(resource, to: &json) }
    json.endArray()
    json.endObject()
    json.endLine()
    return indented(json.take())
}

/// A table's schema alone, as in `pipeline/schemas/tables`.
public func tableSchemaJSON(_ schema: TableSchema) -> [UInt8] {
    var json = JSONWriter()
    write(schema, to: &json)
    json.endLine()
    return indented(json.take())
}

private let conventions =
    "UTF-8; lines end in LF; an empty cell is null and \"\" an empty text. Offsets start and end count Unicode scalars of "
    + "the field, raw_start and raw_end bytes of the source file; all are half-open. Lists are joined by a semicolon, with "
    + "a backslash before each semicolon and backslash of an item. Text that a spreadsheet might run as a formula has an "
    + "apostrophe in front, and a NUL is U+FFFD; the JSON-lines files beside have all text verbatim and lists as arrays."

private func write(_ resource: DataResource, to json: inout JSONWriter) {
    json.beginObject()
    json.member("profile", "tabular-data-resource")
    json.member("name", resource.schema.name)
    json.member("path", "\(resource.schema.name).csv")
    json.member("description", resource.schema.description)
    json.member("format", "csv")
    json.member("mediatype", "text/csv")
    json.member("encoding", "utf-8")
    json.key("bytes")
    json.integer(resource.byteCount)
    json.key("dialect")
    json.beginObject()
    json.member("delimiter", ",")
    json.member("lineTerminator", "\n")
    json.member("quoteChar", "\"")
    json.member("doubleQuote", true)
    json.member("skipInitialSpace", false)
    json.member("header", true)
    json.member("caseSensitiveHeader", true)
    json.endObject()
    json.key("schema")
    write(resource.schema, to: &json)
    json.endObject()
}

private func write(_ schema: TableSchema, to json: inout JSONWriter) {
    json.beginObject()
    json.key("fields")
    json.beginArray()
    for column in schema.columns { write(column, to: &json) }
    json.endArray()
    json.key("missingValues")
    json.strings([""])
    if !schema.primaryKey.isEmpty {
        json.key("primaryKey")
        json.strings(schema.primaryKey)
    }
    if !schema.foreignKeys.isEmpty {
        json.key("foreignKeys")
        json.beginArray()
        for key in schema.foreignKeys {
            json.beginObject()
            json.key("fields")
            json.strings(key.columns)
            json.key("reference")
            json.beginObject()
            // The empty name is the table itself.
            json.member("resource", key.table == schema.name ? "" : key.table)
            json.key("fields")
            json.strings(key.referenced)
            json.endObject()
            json.endObject()
        }
        json.endArray()
    }
    json.endObject()
}

private func write(_ column: ColumnSchema, to json: inout JSONWriter) {
    json.beginObject()
    json.member("name", column.name)
    // Version 1 knows lists only as JSON in a cell, so a list is a string with a note on how to take it apart.
    json.member("type", column.kind == .list ? "string" : column.kind.rawValue)
    json.member("description", column.description)
    if column.kind == .list {
        json.key("list")
        json.beginObject()
        json.member("delimiter", ";")
        json.member("escape", "\\")
        json.endObject()
    }
    if column.constraints != .optional {
        json.key("constraints")
        write(column.constraints, to: &json)
    }
    json.endObject()
}

private func write(_ constraints: ColumnSchema.Constraints, to json: inout JSONWriter) {
    json.beginObject()
    if constraints.isRequired { json.member("required", true) }
    if constraints.isUnique { json.member("unique", true) }
    for (key, bound) in [("minimum", constraints.minimum), ("maximum", constraints.maximum)] {
        guard let bound else { continue }
        json.key(key)
        json.integer(bound)
    }
    if let pattern = constraints.pattern { json.member("pattern", pattern) }
    if !constraints.values.isEmpty {
        json.key("enum")
        json.strings(constraints.values)
    }
    json.endObject()
}

extension JSONWriter {
    fileprivate mutating func member(_ key: String, _ value: String) {
        self.key(key)
        string(value)
    }

    fileprivate mutating func member(_ key: String, _ value: Bool) {
        self.key(key)
        bool(value)
    }

    fileprivate mutating func strings(_ values: [String]) {
        beginArray()
        for value in values { string(value) }
        endArray()
    }
}
