import Annotation
import Cleaning
import Deduplication
import Extraction
import Foundation
import Testing

@Suite("README")
struct ReadmeTests {
    /// `make test` and `make bench` are what runs this, and what takes minutes.
    private static let notHere = ["make test", "make bench"]

    @Test func `Every command in it works`() throws {
        let project = try Project()
        try FileManager.default.createDirectory(
            atPath: "\(project.folder)/.build", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: "\(project.folder)/.build/release", withDestinationPath: Project.programs)
        let commands = try blocks("sh").flatMap { $0 }
        #expect(commands.contains("make dataset"))
        #expect(commands.contains("make test"))
        for command in commands where !Self.notHere.contains(command) {
            let outcome = try project.shell(command)
            #expect(outcome.status == 0, "\(command): \(outcome.error)")
        }
    }

    @Test func `Every row in it is a row of the dataset`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        let tables = try project.contents(of: "output").filter { $0.key.hasSuffix(".csv") }
        var shown: Set<String> = []
        for block in try blocks("csv") {
            #expect(block.count == 2)
            let table = try #require(
                tables.first {
                    $0.value.starts(with: Data((block[0] + "\n").utf8))
                        || $0.value.starts(with: Data((block[0] + "\r\n").utf8))
                }, "\(block[0])")
            shown.insert(table.key)
            // A row may end in an ellipsis where the rest would only be long or change with the codebook.
            let row = block[1].hasSuffix("…") ? String(block[1].dropLast()) : block[1]
            #expect(table.value.range(of: Data(row.utf8)) != nil, "\(table.key): \(row)")
        }
        // A table without rows on the seeds shows its header alone in the text.
        let empty = Set(tables.filter { $0.value.filter { $0 == 0x0A }.count == 1 }.keys)
        #expect(shown.union(empty) == Set(tables.keys))
    }

    @Test func `Every key of the configuration is in it, with its default`() throws {
        let readme = try String(contentsOfFile: "\(Project.root)/README.md", encoding: .utf8)
        let sections: [(String, Any)] = [
            ("clean", CleaningOptions()), ("dedupe", DeduplicationOptions()), ("extract", ExtractionOptions()),
            ("annotate", AnnotationOptions()),
        ]
        for (section, options) in sections {
            for child in Mirror(reflecting: options).children {
                #expect(readme.contains("`\(section).\(child.label ?? "")`"))
                let values = (child.value as? [Any] ?? [child.value]).map { "\($0)" }
                for value in values {
                    #expect(readme.contains(value.hasSuffix(".0") ? String(value.dropLast(2)) : value))
                }
            }
        }
    }

    /// The lines of the fenced blocks of a language.
    private func blocks(_ language: String) throws -> [[String]] {
        let readme = try String(contentsOfFile: "\(Project.root)/README.md", encoding: .utf8)
        var blocks: [[String]] = []
        var isInside = false
        for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
            if line == "```\(language)" {
                blocks.append([])
                isInside = true
            } else if line == "```" {
                isInside = false
            } else if isInside {
                blocks[blocks.count - 1].append(String(line))
            }
        }
        return blocks
    }
}
