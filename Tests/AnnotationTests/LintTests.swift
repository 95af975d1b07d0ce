import Bytes
import Lexicons
import TestSupport
import Testing

@testable import Annotation

@Suite("Checking the codebook")
struct LintTests {
    @Test(arguments: ["ukraine-peace", "climate-cop"])
    func `There is nothing to find in the codebook that is shipped`(_ domain: String) throws {
        let annotator = try #require(annotators.get()[domain])
        #expect(annotator.lint().map(\.description) == [])
    }

    /// A line is added to a table, or replaces one, and the lint says what is wrong with it.
    @Test(arguments: [
        (
            "codebook/generic/acts.tsv",
            "SUPPORT\tsupports\tTwice.\t\t\t[Norway] backed the truce.\t\t\t\t1\t9\tno\t\t",
            "act SUPPORT is in line "
        ),
        (
            "codebook/generic/cues.tsv", "~shun\tverb\tSHUN\t\treported\t3\t[The queen] shunned the truce.",
            "act \"SHUN\" is in no table"
        ),
        (
            "codebook/generic/cues.tsv", "~shun\tverb\tREJECT\t\treported\t3\t[The queen] praised the truce.",
            "the example \"[The queen] praised the truce.\" gives no row with the act REJECT, but ex:the-queen SUPPORT SEC.CEASEFIRE"
        ),
        (
            "codebook/generic/cues.tsv", "~shun\tverb\tREJECT\t\treported\t3\t", "no example"
        ),
        (
            "codebook/generic/cues.tsv", "~threaten\tverb\tREJECT\t\treported\t3\t[The queen] rejected the truce.",
            "the pattern \"~threaten\" is in line "
        ),
        (
            "codebook/generic/cues.tsv", "says,no\tverb\tREJECT\t\treported\t3\t[The queen] rejected the truce.",
            "the pattern \"says,no\" never matches: \"says,no\" is read \"says , no\""
        ),
        (
            "codebook/domains/ukraine-peace/actors.tsv", "per:nobody\tperson\tNobody\tXX\t\t\tUKR\tNobody\t",
            "side \"XX\" is in no table"
        ),
        (
            "codebook/domains/ukraine-peace/actors.tsv", "per:nobody\tperson\tNobody\tUA\t\t\tUKR\tPutin\t",
            "\"Putin\" is a name of per:putin already"
        ),
        (
            "codebook/domains/ukraine-peace/actors.tsv",
            "per:nobody\tperson\tNobody\tUA\t\t\tUKR\tNobody\tKing@2024-02-01..2023-01-01",
            "King: ends before it begins"
        ),
        (
            "codebook/domains/ukraine-peace/actors.tsv", "org:band\trebels\tThe Band\tUA\t\t\tUKR\tThe Band\t",
            "org:band: the type \"rebels\" is none of company, forces, government, group, "
        ),
        (
            "codebook/domains/ukraine-peace/actors.tsv",
            "per:nobody\tperson\tNobody\tUA\t\t\tUKR\t\"No, \"\"body\"\"\"\t",
            "aliases: the cell is in quotation marks, which tables do not have"
        ),
        (
            "codebook/domains/ukraine-peace/plans.tsv", "plan:x\tX\tUKR.GOV\t\tx plan\tSEC.NONE",
            "contents_issues \"SEC.NONE\" is in no table"
        ),
        (
            "codebook/domains/peace-generic/issues.tsv",
            "SEC.X\tx\tx\tx\t\t\t[The queen] rejected the truce.\t1\t\t\t\tarmistice*\t",
            "the pattern \"armistice*\" is in SEC.CEASEFIRE already"
        ),
    ])
    func `A wrong line is found and named`(_ path: String, _ line: String, _ reason: String) throws {
        let annotator = try Annotator(AnnotationOptions(), domain: "ukraine-peace") { name, columns in
            guard name == path else { return try pipelineTable(name, columns) }
            let bytes = try readFile(projectFolder + "/pipeline/" + name) + Array((line + "\n").utf8)
            return try Table(bytes.span, path: name, required: columns)
        }
        #expect(annotator.lint().contains { $0.path == path && $0.reason.hasPrefix(reason) })
    }

    @Test(arguments: [
        ("codebook/generic/cues.tsv", "x\tnowhere\tREJECT\t\treported\t3\t", "no frame \"nowhere\""),
        ("codebook/generic/cues.tsv", "x\tverb\tREJECT\t\treported\t9\t", "strength must be 1, 2 or 3"),
        (
            "codebook/generic/cues.tsv", "... x\tverb\tREJECT\t\treported\t3\t",
            "pattern \"... x\": the first element must be a word that is not optional"
        ),
        ("codebook/generic/grammar.tsv", "particle\tup", "no class of words \"particle\""),
        ("codebook/generic/acts.tsv", "X\t\t\t\t\t\t\t\t\t2\t1", "default_polarity must be -1, 0 or 1"),
        ("codebook/domains/ukraine-peace/domain.tsv", "issuse\tx", "no key \"issuse\""),
        ("codebook/domains/ukraine-peace/issues_local.tsv", "SEC.NONE", "no issue \"SEC.NONE\""),
        (
            "codebook/generic/conditions.tsv", "x\tIF\tup\tany\trow\t",
            "x is left or right, y any, negated, possible or demanded, as row or fill"
        ),
    ])
    func `A line that cannot be understood stops the reading`(_ path: String, _ line: String, _ reason: String) throws {
        let error = #expect(throws: TableError.self) {
            try Annotator(AnnotationOptions(), domain: "ukraine-peace") { name, columns in
                guard name == path else { return try pipelineTable(name, columns) }
                let bytes = try readFile(projectFolder + "/pipeline/" + name) + Array((line + "\n").utf8)
                return try Table(bytes.span, path: name, required: columns)
            }
        }
        #expect(error?.path == path)
        #expect(error?.reason == reason)
    }
}
