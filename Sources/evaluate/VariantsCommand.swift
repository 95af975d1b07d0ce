import ArgumentParser
import Bytes
import Extraction
import Lexicons
import StageKit

/// `evaluate variants`: whether two spellings are taken for one name, against labelled pairs.
struct VariantsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "variants", abstract: "Scores the variant key of names on labelled pairs of spellings.",
        discussion: """
            --pairs is a table with the columns label (1: one name, 0: two), type, a, b. Lists the pairs that are judged \
            wrongly, then precision and recall.
            """)

    @Option(help: ArgumentHelp("The table of pairs.", valueName: "file"))
    var pairs: String

    func run() throws {
        let bytes: [UInt8]
        do { bytes = try readFile(pairs) } catch { throw Failure(input: error) }
        let table = try Table(bytes.span, path: pairs, required: ["label", "type", "a", "b"])
        var (hits, merged, same) = (0, 0, 0)
        for row in table.rows {
            guard let areOne = areVariants(row["a"], row["b"], type: row["type"]) else {
                throw table.error(row, "no type \"\(row["type"])\"")
            }
            let shouldBe = row["label"] == "1"
            if areOne { merged += 1 }
            if shouldBe { same += 1 }
            if areOne, shouldBe { hits += 1 }
            if areOne != shouldBe { print("\(areOne ? "merged" : "split")\t\(row["type"])\t\(row["a"])\t\(row["b"])") }
        }
        print("precision \(share(hits, of: merged)), recall \(share(hits, of: same)) of \(table.rows.count) pairs")
    }

    private func share(_ part: Int, of whole: Int) -> String {
        let thousandths = whole == 0 ? 1000 : (2000 * part + whole) / (2 * whole)
        return "\(thousandths / 10).\(thousandths % 10)"
    }
}
