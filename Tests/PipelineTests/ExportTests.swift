import Foundation
import TestSupport
import Testing

@Suite("The export program")
struct ExportTests {
    private func record(_ id: String, _ members: String = "") -> String {
        """
        {"id":"\(id)","source":{"path":"\(id).txt","sha256":"0","bytes":7,"media_type":"text/plain","encoding":"utf-8"},\
        "title":null,"title_segments":[],"text":"“Yes”","segments":[[0,9,0,9]],"removed":[],"metadata":{}\(members)}

        """
    }

    @Test
    func `The rejected table gathers what the stages before listed beside the input, in the order of their names`()
        throws
    {
        let project = try Project()
        try project.write(record("00000000000000a1"), to: "stages/4-annotate.jsonl")
        try project.write(
            "{\"path\":\"=a\",\"reason\":\"no-text\",\"detail\":\"x\"}\n", to: "stages/2-dedupe.rejected.jsonl")
        try project.write(
            "{\"path\":\"b,c\",\"reason\":\"unreadable\",\"detail\":\"\"}\n", to: "stages/1-clean.rejected.jsonl")
        let outcome = try project.program("export", "--quiet", "--in", "stages/4-annotate.jsonl", "--out", "new/folder")
        #expect(outcome == Outcome(status: 0, output: "", error: ""))
        let rejected = try String(contentsOfFile: "\(project.folder)/new/folder/rejected.csv", encoding: .utf8)
        #expect(rejected == "path,reason,detail,stage\n\"b,c\",unreadable,\"\",clean\n'=a,no-text,x,dedupe\n")
        let tally = try String(contentsOfFile: "\(project.folder)/new/folder/export.tally.json", encoding: .utf8)
        #expect(tally == "{\"stage\":\"export\",\"in\":1,\"out\":1,\"copies\":0,\"rejected\":0,\"reasons\":{}}\n")
    }

    @Test func `A file of rejected inputs can be named, and its errors name file and line`() throws {
        let project = try Project()
        try project.write(record("00000000000000a1"), to: "in.jsonl")
        try project.write("{\"path\":\"a\",\"reason\":\"no-text\",\"detail\":\"x\"}\n{\"path\":1}\n", to: "list.jsonl")
        let outcome = try project.program(
            "export", "--quiet", "--in", "in.jsonl", "--rejected", "list.jsonl", "--out", "out")
        #expect(
            outcome
                == Outcome(
                    status: 65, output: "", error: "export: error: list.jsonl:2: expected a string at byte 8\n"))
        #expect(!FileManager.default.fileExists(atPath: "\(project.folder)/out"))
    }

    @Test func `Articles out of order, or twice, are refused`() throws {
        let project = try Project()
        for (second, jobs) in [("00000000000000a1", "1"), ("00000000000000a0", "2")] {
            try project.write(record("00000000000000a1") + record(second), to: "in.jsonl")
            #expect(
                try project.program("export", "--quiet", "--in", "in.jsonl", "--out", "out", "--jobs", jobs)
                    == Outcome(
                        status: 65, output: "",
                        error: "export: error: in.jsonl:2: article \(second) must not come after 00000000000000a1\n"))
        }
    }

    @Test func `A span that does not fit leaves the old tables`() throws {
        let project = try Project()
        try project.write(record("00000000000000a1"), to: "in.jsonl")
        #expect(try project.program("export", "--quiet", "--in", "in.jsonl", "--out", "out").status == 0)
        let before = try project.contents(of: "out")
        let wrong = record("00000000000000a2", ",\"sentences\":[{\"start\":1,\"end\":9}]")
        try project.write(record("00000000000000a1") + wrong, to: "in.jsonl")
        let complaint = "sentences: 1..<9 is no run of characters of the text, which has 9 bytes"
        #expect(
            try project.program("export", "--quiet", "--in", "in.jsonl", "--out", "out")
                == Outcome(status: 65, output: "", error: "export: error: in.jsonl:2: \(complaint)\n"))
        #expect(try project.contents(of: "out") == before)
    }

    @Test func `Standard output is no folder`() throws {
        let project = try Project()
        try project.write(record("00000000000000a1"), to: "in.jsonl")
        #expect(
            try project.program("export", "--in", "in.jsonl", "--out", "-")
                == Outcome(status: 64, output: "", error: "export: error: --out: a dataset needs a folder\n"))
    }

    @Test func `No articles make an empty dataset`() throws {
        let project = try Project()
        let outcome = try project.program("export", "--quiet", "--in", "-", "--out", "out")
        #expect(outcome == Outcome(status: 0, output: "", error: ""))
        let dataset = try Dataset("\(project.folder)/out")
        #expect(dataset.violations() == [])
        #expect(dataset.tables.count == 15)
        #expect(dataset.tables.allSatisfy { $0.rows.isEmpty })
    }
}
