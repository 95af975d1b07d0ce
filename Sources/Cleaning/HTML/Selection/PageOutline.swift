import Bytes

/// A page's blocks and containers in numbers, from which the features of each block are read.
struct PageOutline {
    let blockCount: Int
    /// By block: bytes, share of links, element, how it ends, what the rules say, prose if it is kept.
    private(set) var lengths: [Int] = []
    private(set) var linkShares: [Int] = []
    private(set) var elements: [Int] = []
    private(set) var endings: [Int] = []
    private(set) var rulings: [Int] = []
    private(set) var prose: [Int] = []
    /// By block, with the sum of all at the end: the sums of what stands before it.
    private(set) var proseSums: [Int]
    private(set) var lengthSums: [Int]
    private(set) var linkSums: [Int]
    private(set) var removedSums: [Int]
    /// By block: the last block of prose before it and the next behind it, itself left out; -1 and the count for none.
    private(set) var lastProse: [Int] = []
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
    var total: Int { max(1, proseSums[blockCount]) }

    /// - Parameter weights: How much each block counts as prose.
    init(_ content: PageContent, _ weights: [Int], _ removals: [Rule?]) {
        let blocks = content.blocks
        let nodes = content.nodes
        let text = content.text.bytes
        blockCount = blocks.count
        containers = [Container](repeating: Container(), count: nodes.count)
        ownProse = [Int](repeating: 0, count: nodes.count)
        proseSums = [0]
        lengthSums = [0]
        linkSums = [0]
        removedSums = [0]
        nextProse = [Int](repeating: blocks.count, count: blocks.count)
        for (i, block) in blocks.enumerated() {
            let length = block.range.count
            let ruling = ruling(removals[i])
            let kept = ruling == 0 ? weights[i] : 0
            lengths.append(length)
            linkShares.append(100 * block.linkBytes / max(1, length))
            elements.append(block.element.sort)
            endings.append(ending(text.span, block.range))
            rulings.append(ruling)
            prose.append(kept)
            proseSums.append(proseSums[i] + kept)
            lengthSums.append(lengthSums[i] + length)
            linkSums.append(linkSums[i] + block.linkBytes)
            removedSums.append(removedSums[i] + (ruling == 0 ? 0 : 1))
            lastProse.append(i == 0 ? -1 : prose[i - 1] > 0 ? i - 1 : lastProse[i - 1])
            containers[block.node].add(
                Container(
                    bytes: length, links: block.linkBytes, prose: kept, anyProse: weights[i], blocks: 1,
                    removed: ruling == 0 ? 0 : 1))
            ownProse[block.node] += kept
        }
        for i in blocks.indices.dropLast().reversed() { nextProse[i] = prose[i + 1] > 0 ? i + 1 : nextProse[i + 1] }
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
