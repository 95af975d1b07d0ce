/// The hashes of the words of the first texts, as many as little memory holds, so that these need not be read again when
/// they are compared.
///
/// Memory: 8 bytes a word up to the limit, less what is kept of each text beside: with many texts the words of all go.
struct KeptWords: Sendable {
    private let limit: Int
    private var blocks: [Block] = []
    /// How many words the blocks have room for.
    private var room = 0
    /// Where each text's words are: the block, and the range in it.
    private var places: [(block: Int, range: Range<Int>)] = []
    /// How many texts there were.
    private var count = 0

    /// Words of several texts, one after the other.
    private struct Block {
        var words: [UInt64] = []
        /// How many it has room for: what was asked for, since how much more an array gets is not the same in each run.
        let room: Int

        init(room: Int) {
            self.room = room
            words.reserveCapacity(room)
        }
    }

    /// - Parameter limit: How many words are kept.
    init(limit: Int) { self.limit = limit }

    /// Keeps the words of the next text, if there is room for them and those of all before were kept.
    mutating func add(_ words: [UInt64]) {
        count += 1
        while let last = blocks.last, room + wordsForText * count > limit {
            room -= last.room
            blocks.removeLast()
        }
        while let last = places.last, last.block >= blocks.count { places.removeLast() }
        guard places.count == count - 1 else { return }
        if blocks.last.map({ $0.words.count + words.count > $0.room }) ?? true {
            let new = max(keptBlockSize, words.count)
            guard room + new + wordsForText * count <= limit else { return }
            blocks.append(Block(room: new))
            room += new
        }
        let block = blocks.count - 1
        let start = blocks[block].words.count
        blocks[block].words.append(contentsOf: words)
        places.append((block, start..<start + words.count))
    }

    /// For how many words more there is room.
    var roomLeft: Int { max(0, limit - room - wordsForText * count) }

    /// Whether those of no text are kept.
    var isEmpty: Bool { places.isEmpty }

    /// The words of a text, by the order in which they were added; `nil` where they are not kept.
    subscript(text: Int) -> ArraySlice<UInt64>? {
        guard places.indices.contains(text) else { return nil }
        return blocks[places[text].block].words[places[text].range]
    }
}

/// How many words a block has at least: 4 MiB.
private let keptBlockSize = 1 << 19

/// What is kept of each text elsewhere takes as much memory as so many words.
let wordsForText = 20
