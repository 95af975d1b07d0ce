import ArgumentParser
import Evaluation
import Extraction
import StageKit

/// `evaluate clusters`: which of an article's given names are taken for one.
struct ClustersCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "clusters", abstract: "Scores which names of an article are taken for one, against gold.",
        discussion: """
            --names has JSON lines: an article's id and its mentions in order, each with text, type and cluster (names of one \
            cluster name the same). Prints B-cubed and pairwise precision, recall and F1 over all articles.
            """)

    @Option(help: ArgumentHelp("The file of given names.", valueName: "file"))
    var names: String

    @Option(help: ArgumentHelp("The folder of lexicons and codebook.", valueName: "dir"))
    var pipeline: String = "pipeline"

    @Option(help: ArgumentHelp("The domain whose actors are known.", valueName: "name"))
    var domain: String = "ukraine-peace"

    @Flag(help: "First list the names that are split or merged wrongly: article, what, type, the names, the rule.")
    var list = false

    func run() throws {
        let gold = try reporting { () throws(EvaluationError) in try GivenNames.read(path: names) }
        let folder = try Pipeline(folder: pipeline, stage: "extract")
        let extractor = try Extractor(ExtractionOptions(), domain: domain, names: nil, reading: folder.table)
        let found = gold.map { extractor.identities(ofNames: $0.names.map { ($0.text, $0.type) }) }
        if list { for (article, entities) in zip(gold, found) { show(article, entities) } }
        let scores = NameClusters(gold: gold, found: found.map { $0.map { $0?.entity } })
        let (cubed, pairs) = (scores.bCubed, scores.pairs)
        print("B-cubed   P=\(percent(cubed.precision)) R=\(percent(cubed.recall)) F1=\(percent(cubed.f1))")
        print("pairwise  P=\(percent(pairs.precision)) R=\(percent(pairs.recall)) F1=\(percent(pairs.f1))")
    }

    /// Lists the wrong links of each name to the last one before it of its cluster, in gold and as found.
    private func show(_ article: GivenNames, _ entities: [(entity: String, how: String)?]) {
        var seen: Set<String> = []
        for (j, name) in article.names.enumerated() {
            let before = article.names.indices.prefix(j)
            let gold = before.last { article.names[$0].cluster == name.cluster }
            let found = before.last { entities[$0] != nil && entities[$0]?.entity == entities[j]?.entity }
            if let gold, entities[gold]?.entity != entities[j]?.entity { line("split", gold) }
            if let found, article.names[found].cluster != name.cluster { line("merged", found) }

            func line(_ what: String, _ other: Int) {
                let line =
                    "\(article.id)\t\(what)\t\(name.type)\t\(article.names[other].text)\t\(name.text)\t\(entities[j]?.how ?? "none")"
                if seen.insert(line).inserted { print(line) }
            }
        }
    }

    private func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
