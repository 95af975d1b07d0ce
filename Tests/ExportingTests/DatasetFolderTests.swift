import Bytes
import Foundation
import Records
import TestSupport
import Testing

@testable import Exporting

@Suite("The folder of a dataset")
final class DatasetFolderTests {
    private let path = FileManager.default.temporaryDirectory.path + "/parley-dataset-\(UUID().uuidString)"
    private let files: Set<String>

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let tables = TableName.allCases.flatMap { ["\($0.rawValue).csv", "\($0.rawValue).jsonl"] }
        files = Set(tables + ["corpus.xml", "datapackage.json"])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @Test func `Is empty until everything was written, and then whole`() throws {
        let folder = try DatasetFolder(path)
        var summary = CorpusSummary()
        for article in hostileArticles.prefix(20) {
            var export = Export()
            try export.add(article.record)
            try folder.write(export)
            summary.add(export.summary)
        }
        try folder.write(
            rejectedLines(Rejection(path: "a", reason: "no-text", detail: "b"), stage: "clean"), to: .rejected)
        #expect(try visibleFiles() == [])
        try folder.commit(summary)
        #expect(try visibleFiles() == files)
        for table in TableName.allCases {
            let records = try CSVReader.records(try readFile("\(path)/\(table.rawValue).csv"))
            #expect(records.first == table.schema.columns.map(\.name))
            #expect(records.count == folder.rowCount(table) + 1)
            #expect(try jsonRows(try readFile("\(path)/\(table.rawValue).jsonl")).count == folder.rowCount(table))
        }
        #expect(folder.rowCount(.articles) == 20)
        #expect(folder.rowCount(.rejected) == 1)
        let schema = try RelaxNG(schema: projectFolder + "/pipeline/schemas/corpus.rng")
        let isValid = schema.accepts("\(path)/corpus.xml")
        #expect(isValid)
    }

    @Test func `Of no articles has headers, an empty corpus and a data package`() throws {
        try DatasetFolder(path).commit(CorpusSummary())
        #expect(try visibleFiles() == files)
        #expect(String(decoding: try readFile("\(path)/rejected.csv"), as: UTF8.self) == "path,reason,detail,stage\n")
        #expect(try readFile("\(path)/rejected.jsonl") == [])
        let schema = try RelaxNG(schema: projectFolder + "/pipeline/schemas/corpus.rng")
        let isValid = schema.accepts("\(path)/corpus.xml")
        #expect(isValid)
    }

    @Test func `Keeps its old files where it is not committed`() throws {
        try Data("old".utf8).write(to: URL(filePath: "\(path)/articles.csv"))
        do {
            let folder = try DatasetFolder(path)
            var export = Export()
            try export.add(hostileArticles[0].record)
            try folder.write(export)
        }
        #expect(try visibleFiles() == ["articles.csv"])
        #expect(try readFile("\(path)/articles.csv") == bytes("old"))
    }

    @Test func `Is described by its data package`() throws {
        try DatasetFolder(path).commit(CorpusSummary())
        let package = try JSONTree(try readFile("\(path)/datapackage.json"))
        #expect(package["profile"]?.text == "tabular-data-package")
        let resources = package["resources"]?.elements ?? []
        #expect(resources.compactMap { $0["name"]?.text } == TableName.allCases.map(\.rawValue))
        for (resource, table) in zip(resources, TableName.allCases) {
            let file = try readFile("\(path)/\(try #require(resource["path"]?.text))")
            #expect(resource["bytes"]?.integer == file.count)
            #expect(resource["profile"]?.text == "tabular-data-resource")
            #expect(resource["schema"] == (try JSONTree(tableSchemaJSON(table.schema))))
            let fields = resource["schema"]?["fields"]?.elements ?? []
            #expect(fields.map { $0["name"]?.text } == (try CSVReader.records(file).first))
            let types: Set = ["string", "integer", "number", "boolean"]
            #expect(fields.allSatisfy { types.contains($0["type"]?.text ?? "") })
        }
    }

    @Test(arguments: TableName.allCases)
    func `Each key of a schema names columns that there are`(_ table: TableName) {
        let schema = table.schema
        let columns = Set(schema.columns.map(\.name))
        #expect(columns.count == schema.columns.count)
        #expect(schema.name == table.rawValue)
        #expect(columns.isSuperset(of: schema.primaryKey))
        for key in schema.foreignKeys {
            let other = Set(TableName(rawValue: key.table)?.schema.columns.map(\.name) ?? [])
            #expect(columns.isSuperset(of: key.columns))
            #expect(other.isSuperset(of: key.referenced))
            #expect(key.columns.count == key.referenced.count)
        }
        #expect(schema.columns.allSatisfy { !$0.description.isEmpty })
    }

    private func visibleFiles() throws -> Set<String> {
        Set(try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") })
    }
}
