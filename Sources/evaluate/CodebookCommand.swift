import Annotation
import ArgumentParser
import Foundation
import Lexicons
import StageKit

/// `evaluate codebook`: what is wrong with a codebook, as `file:line: reason`, in the order of the tables.
struct CodebookCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codebook", abstract: "Checks the codebook of a domain, or of every domain.",
        discussion: """
            Finds unknown and repeated ids, empty cells, triggers and cues that never match, patterns that overlap, and \
            examples that do not code as they say. Exit code 65 where it finds anything.
            """)

    @Option(help: ArgumentHelp("The folder of lexicons, codebook and configuration.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @Option(help: ArgumentHelp("The domain (default: every one).", valueName: "name"))
    var domain: String?

    func run() throws {
        let folder = "\(pipeline)/codebook/domains"
        let domains = try domain.map { [$0] } ?? domainNames(in: folder)
        var printed: Set<String> = []
        for domain in domains {
            let tables = try Pipeline(folder: pipeline, stage: "annotate")
            let annotator = try Annotator(AnnotationOptions(), domain: domain, reading: tables.table)
            for finding in annotator.lint() where printed.insert(finding.description).inserted { print(finding) }
        }
        guard printed.isEmpty else {
            throw Failure(.dataError, place: folder, reason: "\(printed.count) findings in \(domains.count) domains")
        }
        print("codebook: nothing to find in \(domains.joined(separator: ", "))")
    }

    /// The domains that can be coded: a folder without `domain.tsv` only lends its tables to others.
    private func domainNames(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)/domain.tsv")
        }
    }
}
