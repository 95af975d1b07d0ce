import Foundation
import Testing

/// Cases as folders: what was scraped in `seeds`, what every stage makes of it in `expected`.
@Suite("Golden cases")
struct GoldenTests {
    static let cases = (try? FileManager.default.contentsOfDirectory(atPath: "\(Project.root)/Tests/Golden"))?.sorted()

    @Test(arguments: cases ?? [])
    func `The output is the expected one, byte for byte`(_ name: String) throws {
        let golden = "\(Project.root)/Tests/Golden/\(name)"
        let project = try Project()
        try project.remove("seeds")
        try FileManager.default.copyItem(atPath: "\(golden)/seeds", toPath: "\(project.folder)/seeds")
        let outcome = try project.make("dataset")
        #expect(outcome.status == 0, "\(outcome.error)")
        // The tables as CSV are the same rows as the JSON lines, which PropertyTests checks.
        let actual = try project.contents(of: "output").filter {
            !$0.key.hasSuffix(".csv") && $0.key != "datapackage.json"
        }.mapValues(withoutCodebookVersion)
        if ProcessInfo.processInfo.environment["ACCEPT"] != nil {
            try accept(actual, in: golden)
            return
        }
        let expected = try FileManager.default.subpathsOfDirectory(atPath: "\(golden)/expected")
            .filter { !["stages"].contains($0) }
        #expect(Set(actual.keys) == Set(expected))
        for path in expected {
            #expect(
                actual[path] == (try Data(contentsOf: URL(filePath: "\(golden)/expected/\(path)"))),
                "\(name): \(path) differs; `make accept` renews it")
        }
    }

    @Test func `There are cases`() {
        #expect((Self.cases ?? []).count >= 5)
    }

    /// An edit of the codebook that changes no code of a case shall not change the case.
    private func withoutCodebookVersion(_ bytes: Data) -> Data {
        Data(
            String(decoding: bytes, as: UTF8.self).replacing(
                #/"codebook_version":"[0-9a-f]{16}"/#, with: #""codebook_version":"""#
            ).utf8)
    }

    private func accept(_ actual: [String: Data], in golden: String) throws {
        try? FileManager.default.removeItem(atPath: "\(golden)/expected")
        for (path, bytes) in actual {
            let url = URL(filePath: "\(golden)/expected/\(path)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try bytes.write(to: url)
        }
    }
}
