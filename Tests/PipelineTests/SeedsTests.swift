import Bytes
import Foundation
import Lexicons
import Testing

@Suite("The default input")
struct SeedsTests {
    @Test func `The seeds are the files that SOURCES.tsv lists, byte for byte`() throws {
        let folder = "\(Project.root)/seeds"
        let bytes = try readFile("\(folder)/SOURCES.tsv")
        let sources = try Table(bytes.span, path: "SOURCES.tsv", required: ["file", "sha256", "bytes"])
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        #expect(files == (sources.rows.map { $0["file"] } + ["SOURCES.tsv"]).sorted())
        for row in sources.rows {
            let seed = try readFile("\(folder)/\(row["file"])")
            #expect(sha256(seed.span) == row["sha256"])
            #expect(String(seed.count) == row["bytes"])
        }
    }
}
