import Deduplication
import Synchronization

/// The facts of the first articles that were read for them, as many as take some megabytes: who stands in a cluster is
/// asked for them when one is chosen and when it is written.
final class KnownFacts: Sendable {
    private let facts = Mutex<[Int: ArticleFacts]>([:])

    /// The facts of an article; `nil` where they are not kept.
    subscript(article: Int) -> ArticleFacts? { facts.withLock { $0[article] } }

    /// Keeps the facts of an article, if there is room.
    func keep(_ facts: ArticleFacts, of article: Int) {
        self.facts.withLock { if $0.count < 1 << 15 { $0[article] = facts } }
    }
}
