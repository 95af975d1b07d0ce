/// The hashes of the words of the first texts, as many as little memory holds, so that these need not be read again when
/// they are compared.
///
/// Memory: 8 bytes a word up to the limit, less what is kept of each text beside: with many texts the words of all go.
struct KeptWords: Sendable {
    private let limit: Int
    private var blocks: [[UInt64]] = []
    /// How many words the blocks have room for.
    private var capacity = 0
    /// Where each text's words are: the block, and the range in it.
    private var places: [(block: Int, range: Range<Int>)] = []
    /// How many texts there were.
    private var count = 0

    /// - Parameter limit: How many words are kept.
    init(limit: Int) { self.limit = limit }

    /// Keeps the words of the next text, if there is room for them and those of all before were kept.
    mutating func add(_ words: [UInt64]) {
        count += 1
        while let last = blocks.last, capacity + wordsForText * count > limit {
            capacity -= last.capacity
            blocks.removeLast()
        }
        while let last = places.last, last.block >= blocks.count { places.removeLast() }
        guard places.count == count - 1 else { return }
        if blocks.isEmpty || blocks[blocks.count - 1].count + words.count > blocks[blocks.count - 1].capacity {
            let new = max(keptBlockSize, words.count)
            guard capacity + new + wordsForText * count <= limit else { return }
            blocks.append([])
            blocks[blocks.count - 1].reserveCapacity(new)
            capacity += blocks[blocks.count - 1].capacity
        }
        let (block, start) = (blocks.count - 1, blocks[blocks.count - 1].count)
        blocks[block].append(contentsOf: words)
        places.append((block, start..<start + words.count))
    }

    /// Whether those of no text are kept.
    var isEmpty: Bool { places.isEmpty }

    /// The words of a text, by the order in which they were added; `nil` where they are not kept.
    subscript(text: Int) -> ArraySlice<UInt64>? {
        guard places.indices.contains(text) else { return nil }
        return blocks[places[text].block][places[text].range]
    }
}

/// How many words a block has at least: 4 MiB, which go back to the system at once.
private let keptBlockSize = 1 << 19

/// What is kept of each text elsewhere takes as much memory as so many words.
private let wordsForText = 20
