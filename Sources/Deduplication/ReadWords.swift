import Synchronization

/// The hashes of the words of texts that were read again, as many as there is room for, so that who is compared at several
/// looks is not read at each of them.
///
/// Memory: 8 bytes a word up to the limit.
final class ReadWords: Sendable {
    private let kept: Mutex<(words: [Int: [UInt64]], room: Int)>

    /// - Parameter limit: How many words are kept.
    init(limit: Int) { kept = Mutex((words: [:], room: limit)) }

    /// The words of a text; `nil` where they are not kept.
    subscript(text: Int) -> [UInt64]? { kept.withLock { $0.words[text] } }

    /// Keeps the words of a text, if there is room for them.
    func keep(_ words: [UInt64], of text: Int) {
        kept.withLock {
            let needed = words.count + wordsForText
            guard $0.room >= needed, $0.words[text] == nil else { return }
            $0.words[text] = words
            $0.room -= needed
        }
    }
}
