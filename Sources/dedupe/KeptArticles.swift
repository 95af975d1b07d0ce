import Deduplication
import JSONLines
import Records
import StageKit

extension ArticleLines {
    /// Writes the articles that are kept, in the order of the input, each with its copies.
    func write(keepingFirstOf clusters: [Cluster], jobs: Int, to output: inout StageOutput) throws {
        var isCopy = [Bool](repeating: false, count: count)
        for cluster in clusters {
            for copy in cluster.copies { isCopy[copy.article] = true }
        }
        output.tally.copies = isCopy.count { $0 }
        var remaining = clusters[...]
        var article = 0
        try orderedMap(jobs: jobs) { () -> [(article: Int, copies: [Cluster.Copy])]? in
            var batch: [(article: Int, copies: [Cluster.Copy])] = []
            while article < count && batch.count < 64 {
                if !isCopy[article] {
                    let isKept = remaining.first?.kept == article
                    batch.append((article, isKept ? remaining.removeFirst().copies : []))
                }
                article += 1
            }
            return batch.isEmpty ? nil : batch
        } transform: { batch in
            var lines: [UInt8] = []
            for (article, copies) in batch {
                let member = try copiesMember(copies)
                lines += try value(of: article) { $0.adding(member) }
                lines.append(0x0A)
            }
            return (lines: lines, count: batch.count)
        } consume: { batch in
            try output.write(batch.lines, count: batch.count)
        }
    }

    /// The member `copies`, as it is spliced into a record.
    private func copiesMember(_ copies: [Cluster.Copy]) throws -> [UInt8] {
        var writer = JSONWriter()
        writer.key("copies")
        writer.array(
            try copies.map { copy in
                let facts = try facts(copy.article)
                let relation = copy.relation
                return Copy(
                    id: facts.id, path: facts.path, relation: relation.kind.rawValue, score: relation.score,
                    rule: relation.rule.rawValue)
            })
        return writer.take()
    }
}
