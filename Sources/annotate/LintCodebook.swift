import Annotation
import Foundation
import Lexicons
import StageKit

/// Prints what is wrong with the codebook of a domain, or of every domain: `file:line: reason`, in the order of the tables.
///
/// - Throws: `Failure` with status 65 where something is.
func lintCodebook(_ domain: String?, _ options: StageOptions) throws {
    let folder = options.pipeline + "/codebook/domains"
    let domains =
        try domain.map { [$0] }
        ?? FileManager.default.contentsOfDirectory(atPath: folder).sorted().filter {
            FileManager.default.fileExists(atPath: "\(folder)/\($0)/domain.tsv")
        }
    var printed: Set<String> = []
    for domain in domains {
        let pipeline = try Pipeline(folder: options.pipeline, stage: "annotate")
        let annotator = try Annotator(AnnotationOptions(), domain: pipeline.domain(domain), reading: pipeline.table)
        for finding in annotator.lint() where printed.insert(finding.description).inserted { print(finding) }
    }
    guard printed.isEmpty else {
        throw Failure(.dataError, place: folder, reason: "\(printed.count) findings in \(domains.count) domains")
    }
    if !options.quiet { print("codebook: nothing to find in \(domains.joined(separator: ", "))") }
}
