import Deduplication
import JSONLines
import Records
import StageKit

extension ArticleLines {
    /// Writes the articles that are kept, in the order of the input, each with its copies and what it gathers; with an
    /// index those of which there is news, old ones first.
    func write(_ clustering: Clustering, jobs: Int, to output: inout StageOutput) throws {
        let (clusters, isNews) = (clustering.clusters, clustering.isNews)
        var isCopy = [Bool](repeating: false, count: count)
        for cluster in clusters {
            for copy in cluster.copies { isCopy[copy.article] = true }
        }
        if isNews.isEmpty {
            output.tally.copies = isCopy.count { $0 }
            output.tally.read = count + output.tally.rejected
        } else {
            output.tally.copies = clusters.reduce(0) { $0 + (isNews[$1.kept] ? $1.copies.count : 0) }
            output.tally.read = output.tally.copies + isNews.count { $0 } + output.tally.rejected
        }
        var remaining = clusters[...]
        var article = 0
        try orderedMap(jobs: jobs) { () -> [Cluster]? in
            var batch: [Cluster] = []
            var byteCount = 0
            // Enough to be written at once.
            while article < count && batch.count < 1024 && byteCount < 1 << 19 {
                if !isCopy[article] {
                    let isKept = remaining.first?.kept == article
                    let cluster = isKept ? remaining.removeFirst() : Cluster(kept: article)
                    if isNews.isEmpty || isNews[article] {
                        batch.append(cluster)
                        byteCount += Int(lines.lengths[article])
                    }
                }
                article += 1
            }
            return batch.isEmpty ? nil : batch
        } transform: { batch in
            var lines: [UInt8] = []
            let read = try bytes(of: batch.map(\.kept))
            lines.reserveCapacity(read.reduce(0) { $0 + $1.count + 64 })
            for (cluster, line) in zip(batch, read) {
                // The line is an object with members, and nothing but white space is behind it.
                guard let brace = line.lastIndex(of: 0x7D) else { throw try changed(cluster.kept) }
                lines += line[..<brace]
                lines.append(0x2C)
                lines += try members(of: cluster)
                lines += line[brace...]
                lines.append(0x0A)
            }
            return (lines: lines, count: batch.count)
        } consume: { batch in
            try output.write(batch.lines, count: batch.count)
        }
    }

    /// The members `copies` and, of a digest, `digest_of`, as they are spliced into a record.
    private func members(of cluster: Cluster) throws -> [UInt8] {
        var writer = JSONWriter()
        writer.key("copies")
        writer.array(try cluster.copies.map(record))
        if !cluster.parts.isEmpty {
            writer.key("digest_of")
            writer.array(try cluster.parts.map(record))
        }
        return writer.take()
    }

    private func record(_ link: Cluster.Link) throws -> Copy {
        let facts = try facts(link.article)
        let relation = link.relation
        return Copy(
            id: facts.id, path: facts.path, relation: relation.kind.rawValue, score: relation.score,
            rule: relation.rule.rawValue)
    }
}
