import Foundation
import TestSupport
import Testing

@Suite("A dataset")
struct DatasetTests {
    @Test func `Of the seeds keeps what its package, its schemas and its offsets promise`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        try check(try Dataset("\(project.folder)/output"), input: "\(project.folder)/seeds")
    }

    @Test func `Of 500 hostile files keeps what its package, its schemas and its offsets promise`() throws {
        let project = try Project()
        for seed in 0..<500 as Range<UInt64> {
            let input = HostileInput(seed: seed)
            try project.write(Data(input.bytes), to: "hostile/\(input.name)")
        }
        let outcome = try project.make("dataset", "INPUT=hostile", "OUTPUT=work")
        #expect(outcome.status == 0, "\(outcome.error)")
        let dataset = try Dataset("\(project.folder)/work")
        try check(dataset, input: "\(project.folder)/hostile")
        let count = dataset["articles"].count + dataset["duplicates"].count + dataset["rejected"].count
        #expect(count == 500)
        for table in ["sentences", "mentions", "quotes", "positions", "removed", "rejected"] {
            #expect(!dataset[table].isEmpty, "\(table)")
        }
    }

    private func check(_ dataset: Dataset, input: String) throws {
        let folder = dataset.folder
        #expect(dataset.violations().prefix(20) == [])
        let provenance = try Provenance(records: "\(folder)/stages/4-annotate.jsonl", input: input)
        #expect(provenance.segmentViolations().prefix(20) == [])
        for table in ["sentences", "mentions", "quotes", "times", "positions", "events"] {
            var columns = [("text", "start", "end")]
            if table == "quotes" {
                columns += [("cue", "cue_start", "cue_end"), ("speaker", "speaker_start", "speaker_end")]
            }
            if table == "positions" {
                columns += [("sentence", "sent_start", "sent_end"), ("text", "evidence_start", "evidence_end")]
            }
            #expect(provenance.offsetViolations(table, dataset[table], columns).prefix(20) == [])
        }
        let schema = try RelaxNG(schema: "\(Project.root)/pipeline/schemas/corpus.rng")
        let isValid = schema.accepts("\(folder)/corpus.xml")
        #expect(isValid)
        try checkRecords(folder)
        try checkSums(folder)
    }

    private func checkRecords(_ folder: String) throws {
        let schema = try JSONSchema(path: "\(Project.root)/pipeline/schemas/record.schema.json")
        for stage in ["1-clean", "2-dedupe", "3-extract", "4-annotate"] {
            let lines = try contents("\(folder)/stages/\(stage).jsonl").split(separator: 0x0A)
            let complaints = try lines.flatMap { try schema.complaints(Array($0)) }
            #expect(complaints.prefix(20) == [], "\(stage)")
        }
    }

    /// In = out + copies + rejected, and what goes out of a stage goes into the next.
    private func checkSums(_ folder: String) throws {
        var handedOn: Int?
        for stage in ["1-clean", "2-dedupe", "3-extract", "4-annotate", "5-export"] {
            let tally = try JSONTree(try contents("\(folder)/stages/\(stage).tally.json"))
            let (read, kept) = (tally["in"]?.integer, tally["out"]?.integer)
            let lost = (tally["copies"]?.integer ?? 0) + (tally["rejected"]?.integer ?? 0)
            #expect(read == kept.map { $0 + lost }, "\(stage)")
            #expect(handedOn == nil || read == handedOn, "\(stage)")
            handedOn = kept
        }
    }
}
