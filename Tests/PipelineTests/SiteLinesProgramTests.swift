import Foundation
import TestSupport
import Testing

@Suite("Lines counted over a folder")
struct SiteLinesProgramTests {
    private static let residue = "Follow our live desk on Blip"

    @Test func `A line that most texts of a folder carry goes, for any number of threads, but not from standard input`()
        throws
    {
        let project = try Project()
        var records = ""
        for number in 0..<12 {
            var invented = InventedText(seed: UInt64(number))
            let text = "\(invented.paragraph())\n\n\(Self.residue)\n\n\(invented.article(byteCount: 900))\n"
            try project.write(text, to: "site/\(number).txt")
            records += "{\"id\":\"\(number)\",\"text\":\"\(text.replacing("\n", with: "\\n"))\"}\n"
        }
        try project.write(records, to: "records/site.jsonl")
        for input in ["site", "records"] {
            let runs = try ["1", "4"].map { jobs in
                try project.program("clean", "--in", input, "--out", "-", "--jobs", jobs, "--quiet").output
            }
            #expect(runs[0] == runs[1])
            #expect(runs[0].components(separatedBy: "\"rule\":\"site-line\"").count == 13)
            #expect(runs[0].components(separatedBy: Self.residue).count == 13)
        }
        let piped = try project.program("clean", "--in", "-", "--out", "-", "--quiet", input: records).output
        #expect(!piped.contains("site-line"))
        try project.write("{domain: 'ukraine-peace', clean: {countsSiteLines: false}}", to: "pipeline/config.json")
        let off = try project.program("clean", "--in", "records", "--out", "-", "--quiet").output
        #expect(!off.contains("site-line"))
    }
}
