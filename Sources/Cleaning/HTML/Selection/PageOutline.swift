import Bytes

/// A page's blocks and containers in numbers, from which the features of each block are read.
struct PageOutline {
    let blockCount: Int
    /// By block.
    private(set) var blocks: [Block] = []
    /// By block, with the sums of all at the end: the sums of what stands before it.
    private(set) var sums: [Sums] = [Sums()]
    /// By block: the next block of prose behind it; the count for none.
    private(set) var nextProse: [Int]
    /// By container, its descendants' included.
    private(set) var containers: [Container]
    /// By container: the prose of its own blocks.
    private(set) var ownProse: [Int]
    /// By container: its depth, and the depth of the last of its ancestors on the path to the core.
    private(set) var depths: [Int]
    private(set) var forks: [Int]
    /// By container: the most elements of one name beside it or beside an ancestor off the core's path.
    private(set) var siblings: [Int]
    /// The container whose own blocks hold the most prose.
    private(set) var core = 0

    struct Block {
        /// Its bytes, and the share of them in links, in hundredths.
        var length: Int
        var linkShare: Int
        /// The number of its element's sort.
        var element: Int
        /// How it ends.
        var ending: Int
        /// What the rules say.
        var ruling: Int
        /// Its prose if it is kept.
        var prose: Int
        /// The last block of prose before it; -1 for none.
        var lastProse: Int
    }

    struct Sums {
        var prose = 0
        var lengths = 0
        var links = 0
        var removed = 0
    }

    struct Container {
        var bytes = 0
        var links = 0
        var prose = 0
        /// Prose whether the rules keep it or not.
        var anyProse = 0
        var blocks = 0
        var removed = 0
    }

    /// All prose that the rules keep, 1 for none.
    var total: Int { max(1, sums[blockCount].prose) }

    /// - Parameter weights: How much each block counts as prose.
    init(_ content: PageContent, _ weights: [Int], _ removals: [MarkupRule?]) {
        let blocks = content.blocks
        let nodes = content.nodes
        let text = content.text.bytes
        blockCount = blocks.count
        containers = [Container](repeating: Container(), count: nodes.count)
        ownProse = [Int](repeating: 0, count: nodes.count)
        nextProse = [Int](repeating: blocks.count, count: blocks.count)
        self.blocks.reserveCapacity(blocks.count)
        sums.reserveCapacity(blocks.count + 1)
        var before = Sums()
        var lastProse = -1
        for (i, block) in blocks.enumerated() {
            let length = block.range.count
            let ruling = ruling(removals[i])
            let kept = ruling == 0 ? weights[i] : 0
            self.blocks.append(
                Block(
                    length: length, linkShare: 100 * block.linkBytes / max(1, length), element: block.element.sort,
                    ending: ending(text.span, block.range), ruling: ruling, prose: kept, lastProse: lastProse))
            if kept > 0 { lastProse = i }
            before.prose += kept
            before.lengths += length
            before.links += block.linkBytes
            before.removed += ruling == 0 ? 0 : 1
            sums.append(before)
            containers[block.node].add(
                Container(
                    bytes: length, links: block.linkBytes, prose: kept, anyProse: weights[i], blocks: 1,
                    removed: ruling == 0 ? 0 : 1))
            ownProse[block.node] += kept
        }
        for i in blocks.indices.dropLast().reversed() {
            nextProse[i] = self.blocks[i + 1].prose > 0 ? i + 1 : nextProse[i + 1]
        }
        for i in nodes.indices.dropFirst().reversed() { containers[nodes[i].parent].add(containers[i]) }
        for i in nodes.indices where ownProse[i] > ownProse[core] { core = i }
        depths = [Int](repeating: 0, count: nodes.count)
        forks = depths
        siblings = [Int](repeating: 1, count: nodes.count)
        measure(nodes)
    }

    /// Depths, forks and siblings; containers are in the order in which they begin, so each comes after its parent.
    private mutating func measure(_ nodes: [PageNode]) {
        var isOnPath = [Bool](repeating: false, count: nodes.count)
        var node = core
        while node != 0 {
            isOnPath[node] = true
            node = nodes[node].parent
        }
        isOnPath[0] = true
        // How many children of a container that hold text are elements of one sort.
        var counts = [Int32](repeating: 0, count: 32 * nodes.count)
        for i in nodes.indices.dropFirst() where containers[i].blocks > 0 {
            counts[nodes[i].parent << 5 | nodes[i].element.sort] += 1
        }
        for i in nodes.indices.dropFirst() {
            let parent = nodes[i].parent
            depths[i] = depths[parent] + 1
            forks[i] = isOnPath[i] ? depths[i] : forks[parent]
            guard containers[i].blocks > 0, !isOnPath[i] else { continue }
            siblings[i] = max(siblings[parent], Int(counts[parent << 5 | nodes[i].element.sort]))
        }
    }
}

extension PageOutline.Container {
    fileprivate mutating func add(_ other: Self) {
        bytes += other.bytes
        links += other.links
        prose += other.prose
        anyProse += other.anyProse
        blocks += other.blocks
        removed += other.removed
    }
}

/// How a block ends, as `BlockFeature.ending` has it.
private func ending(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    if endsSentence(text, range) { return 3 }
    guard let last = decodeScalar(text, before: range.upperBound) else { return 0 }
    return last.value == 0x3A ? 2 : isWordScalar(last.value) ? 0 : 1
}
