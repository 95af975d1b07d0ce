import Bytes
import Foundation
import JSONLines
import Records
import TestSupport
import Testing

@testable import Exporting

@Suite("The files of pipeline/schemas")
struct SchemaFilesTests {
    @Test(arguments: 0..<500)
    func `The record's schema holds for what the codecs write`(_ number: Int) throws {
        let schema = try JSONSchema(path: projectFolder + "/pipeline/schemas/record.schema.json")
        let complaints = try schema.complaints(line(hostileArticles[number].record))
        #expect(complaints.filter { !$0.hasPrefix("$.metadata") } == [])
    }

    @Test(arguments: [
        ("\"id\":\"", "\"id\":\"X", "$.id: does not match ^[0-9a-f]{16}$"),
        ("\"text\":", "\"texts\":", "$: no text"),
        ("\"segments\":[[", "\"segments\":[[9,", "$.segments[0]: 5 items"),
        ("\"bytes\":", "\"bytes\":-", "$.source.bytes: out of bounds"),
        ("\"kind\":\"", "\"kind\":\"un", "$.quotes[0].kind: none of the values"),
        ("\"title_segments\":", "\"metadata\":{},\"title_segments\":5,\"x\":", "$.title_segments: not [\"array\"]"),
    ])
    func `The record's schema notices what is wrong`(_ part: String, _ wrong: String, _ complaint: String) throws {
        let schema = try JSONSchema(path: projectFolder + "/pipeline/schemas/record.schema.json")
        var record = hostileArticles[0].record
        record.article.removed = []
        record.article.metadata = Metadata()
        let json = String(decoding: line(record), as: UTF8.self)
        let range = try #require(json.range(of: part))
        #expect(try schema.complaints(bytes(json.replacingCharacters(in: range, with: wrong))) == [complaint])
    }

    @Test func `The record's schema names every member that the codecs write`() throws {
        let schema = try JSONSchema(path: projectFolder + "/pipeline/schemas/record.schema.json")
        let written = try hostileArticles.reduce(into: Set<String>()) { keys, article in
            keys.formUnion(try JSONTree(line(article.record)).members.keys)
        }
        #expect(written == Set(schema.root["properties"]?.members.keys.map { $0 } ?? []))
    }

    @Test(arguments: TableName.allCases)
    func `Each table's schema is the one that the program has`(_ table: TableName) throws {
        let path = "\(projectFolder)/pipeline/schemas/tables/\(table.rawValue).json"
        let written = tableSchemaJSON(table.schema)
        // PARLEY_ACCEPT=1 writes the files anew, to be read in the difference.
        if ProcessInfo.processInfo.environment["PARLEY_ACCEPT"] != nil {
            try Data(written).write(to: URL(filePath: path))
        }
        #expect(try readFile(path) == written)
    }

    /// A record as the last stage hands it on.
    private func line(_ record: ExportRecord) -> [UInt8] {
        var members = JSONWriter()
        members.key("copies")
        members.array(record.copies)
        if !record.parts.isEmpty {
            members.key("digest_of")
            members.array(record.parts)
        }
        record.extracted.writeMembers(to: &members)
        record.annotated.writeMembers(to: &members)
        var article = JSONWriter()
        record.article.write(to: &article)
        let line = try? RecordLine(article.take())
        return line?.adding(members.take()) ?? []
    }
}
