import Foundation
import TestSupport
import Testing

/// The dataset as its own descriptions have it; offsets, sums and the way back to the raw bytes are PropertyTests'.
@Suite("A dataset")
struct DatasetTests {
    @Test func `Of the seeds keeps what its package and its schemas promise`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        try check(try Dataset("\(project.folder)/output"))
    }

    @Test func `Of 500 hostile articles keeps what its package and its schemas promise`() throws {
        let project = try Project()
        var files = HostileFiles(seed: 4)
        for file in files.files(articles: 500) { try project.write(Data(file.bytes), to: "hostile/\(file.path)") }
        let outcome = try project.make("dataset", "INPUT=hostile", "OUTPUT=work")
        #expect(outcome.status == 0, "\(outcome.error)")
        let dataset = try Dataset("\(project.folder)/work")
        try check(dataset)
        for table in ["sentences", "mentions", "quotes", "positions", "removed", "rejected"] {
            #expect(!dataset[table].isEmpty, "\(table)")
        }
    }

    private func check(_ dataset: Dataset) throws {
        let folder = dataset.folder
        #expect(dataset.violations().prefix(20) == [])
        let schema = try RelaxNG(schema: "\(Project.root)/pipeline/schemas/corpus.rng")
        let isValid = schema.accepts("\(folder)/corpus.xml")
        #expect(isValid)
        let record = try JSONSchema(path: "\(Project.root)/pipeline/schemas/record.schema.json")
        for stage in ["1-clean", "2-dedupe", "3-extract", "4-annotate"] {
            let lines = try contents("\(folder)/stages/\(stage).jsonl").split(separator: 0x0A)
            let complaints = try lines.flatMap { try record.complaints(Array($0)) }
            #expect(complaints.prefix(20) == [], "\(stage)")
        }
    }
}
