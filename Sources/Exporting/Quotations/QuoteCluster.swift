import Bytes

/// The quotations of one utterance in several articles: the same words, or a part of them.
struct QuoteCluster: Sendable, Equatable {
    /// A hash of the words of the longest.
    var id: String
    /// The longest of the quotations, as it was first given.
    var text: [UInt8]
    var words: Int
    /// By when they were seen, the first one first.
    var quotations: [Quotation]

    /// How many articles have it.
    var articles: Int { Set(quotations.map(\.occasion.article)).count }
    /// How many sites have it, of those that are known.
    var sites: Int { Set(quotations.compactMap { $0.site.map { Array($0.utf8) } }).count }
    /// Who is said to have said it, whom most quotations name first.
    var speakers: [[UInt8]] {
        var counts: [[UInt8]: Int] = [:]
        for quotation in quotations { if let speaker = quotation.speaker { counts[speaker, default: 0] += 1 } }
        return byFrequency(counts)
    }

    /// Brings wordings together around the longest: a shorter one belongs to the one that has the most of its runs of five
    /// words, and at least half of them.
    ///
    /// Only the longest decides, so that a phrase which stands in several utterances makes no two of them one.
    ///
    /// - Returns: Those that two articles or more have: the ones in the most articles first, then by when they were first
    ///   seen.
    static func clusters(of wordings: [Wording]) -> [QuoteCluster] {
        let ordered = wordings.sorted { one, other in
            one.words != other.words
                ? one.words > other.words
                : one.quotations[0].occasion.isEarlier(than: other.quotations[0].occasion)
        }
        var clusters: [QuoteCluster] = []
        var holders: [UInt64: [Int]] = [:]
        for wording in ordered {
            var counts: [Int: Int] = [:]
            for shingle in wording.shared { for cluster in holders[shingle] ?? [] { counts[cluster, default: 0] += 1 } }
            let best = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
            if let best, 2 * best.value >= wording.shingles {
                clusters[best.key].quotations += wording.quotations
                continue
            }
            for shingle in wording.shared { holders[shingle, default: []].append(clusters.count) }
            clusters.append(
                QuoteCluster(
                    id: hexadecimal(wording.hash), text: wording.quotations[0].text, words: wording.words,
                    quotations: wording.quotations))
        }
        for i in clusters.indices { clusters[i].quotations.sort { $0.occasion.isEarlier(than: $1.occasion) } }
        return clusters.map { (articles: $0.articles, cluster: $0) }.filter { $0.articles > 1 }.sorted { one, other in
            one.articles != other.articles
                ? one.articles > other.articles
                : one.cluster.quotations[0].occasion.isEarlier(than: other.cluster.quotations[0].occasion)
        }.map(\.cluster)
    }
}
