import Bytes

/// What a page repeats: items of lists, as comments and teasers are, and the short lines that come with each of them.
struct Repeats {
    /// Elements of one sort that stand beside each other and hold prose, and what they hold in all.
    struct Items {
        /// How many hold prose.
        var count = 0
        var blocks = 0
        var bytes = 0
        /// Bytes in links.
        var links = 0
        /// Blocks of prose, and their bytes.
        var proseBlocks = 0
        var prose = 0
        /// Headings that are links, and those that are none.
        var linkedHeadings = 0
        var headings = 0
        var pictures = 0
        var controls = 0

        /// How many of them have a heading that is a link.
        var linkedItems = 0

        /// Whether they look like teasers: most have a heading that is a link, and little prose.
        var areTeasers: Bool { count > 2 && 3 * linkedItems >= 2 * count && prose <= 600 * count }

        /// Whether they look like comments: no headings, and to each some short lines, a name and a day, or controls.
        var areComments: Bool {
            let lines = blocks - proseBlocks
            return count > 2 && 4 * (headings + linkedHeadings) <= count
                && (lines >= 2 * count || lines >= count && controls >= count)
        }

        fileprivate mutating func add(item: Self) {
            add(item)
            count += 1
            if item.linkedHeadings > 0 { linkedItems += 1 }
        }

        fileprivate mutating func add(_ other: Self) {
            blocks += other.blocks
            bytes += other.bytes
            links += other.links
            proseBlocks += other.proseBlocks
            prose += other.prose
            linkedHeadings += other.linkedHeadings
            headings += other.headings
            pictures += other.pictures
            controls += other.controls
        }
    }

    /// The longest line that counts as short.
    private static let longest = 60

    /// All lists of items; the first one is empty.
    private var lists: [Items] = [Items()]
    /// By node: the list of most items that it is one of or stands in; 0 for none.
    private var list: [Int]
    /// By block: of the short lines between the prose before it and it, and of those between it and the prose behind
    /// it, how often the page has the one that it has most often. Digits count as one.
    private(set) var before: [Int]
    private(set) var behind: [Int]

    /// - Complexity: O(*n*) in nodes and blocks, and in the bytes of short lines.
    init(_ content: PageContent, _ weights: [Int]) {
        let nodes = content.nodes
        list = [Int](repeating: 0, count: nodes.count)
        before = [Int](repeating: 0, count: content.blocks.count)
        behind = before
        findItems(nodes, content.blocks, weights)
        countLines(content, weights)
    }

    /// The list of most items that a node is one of or stands in; an empty one where there is none of three or more.
    func items(of node: Int) -> Items { lists[list[node]] }

    private mutating func findItems(_ nodes: [PageNode], _ blocks: [PageBlock], _ weights: [Int]) {
        var holds = [Items](repeating: Items(), count: nodes.count)
        for (i, block) in blocks.enumerated() {
            // A section's heading may link to itself.
            let isLink = 10 * (block.linkBytes - block.placeLinkBytes) > 8 * block.range.count
            let isHeading = block.element.isHeading
            holds[block.node].add(
                Items(
                    blocks: 1, bytes: block.range.count, links: block.linkBytes, proseBlocks: weights[i] > 0 ? 1 : 0,
                    prose: weights[i], linkedHeadings: isHeading && isLink ? 1 : 0,
                    headings: isHeading && !isLink ? 1 : 0, pictures: block.pictures, controls: block.controls))
        }
        for i in nodes.indices.dropFirst().reversed() { holds[nodes[i].parent].add(holds[i]) }
        // By parent and sort of element: the list, and its first item while there is but one.
        var known = [Int32](repeating: 0, count: 32 * nodes.count)
        var own = [Int32](repeating: 0, count: nodes.count)
        for i in nodes.indices.dropFirst() where holds[i].prose > 0 {
            let place = nodes[i].parent << 5 | nodes[i].element.sort
            if known[place] == 0 {
                known[place] = Int32(-i)
            } else {
                if known[place] < 0 {
                    let first = Int(-known[place])
                    lists.append(Items())
                    known[place] = Int32(lists.count - 1)
                    lists[lists.count - 1].add(item: holds[first])
                    own[first] = known[place]
                }
                lists[Int(known[place])].add(item: holds[i])
                own[i] = known[place]
            }
        }
        for i in nodes.indices.dropFirst() {
            let (outer, inner) = (list[nodes[i].parent], Int(own[i]))
            list[i] = lists[inner].count >= lists[outer].count && lists[inner].count > 2 ? inner : outer
        }
    }

    private mutating func countLines(_ content: PageContent, _ weights: [Int]) {
        let text = content.text.bytes
        var lines = Numbering(content.blocks.count)
        var numbers: [Int32] = []
        var counts: [Int] = []
        numbers.reserveCapacity(content.blocks.count)
        for (i, block) in content.blocks.enumerated() {
            guard weights[i] == 0, block.range.count <= Self.longest else {
                numbers.append(-1)
                continue
            }
            let number = lines.number(of: lineHash(text.span, block.range))
            if number == counts.count { counts.append(0) }
            counts[number] += 1
            numbers.append(Int32(number))
        }
        var most = 0
        for i in content.blocks.indices {
            before[i] = most
            if weights[i] > 0 {
                most = 0
            } else if numbers[i] >= 0 {
                most = max(most, counts[Int(numbers[i])])
            }
        }
        most = 0
        for i in content.blocks.indices.reversed() {
            behind[i] = most
            if weights[i] > 0 {
                most = 0
            } else if numbers[i] >= 0 {
                most = max(most, counts[Int(numbers[i])])
            }
        }
    }
}

/// A hash of a line in which each run of digits is one.
private func lineHash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = ByteHash()
    var wasDigit = false
    for i in range {
        let isDigit = isASCIIDigit(text[i])
        if isDigit && wasDigit { continue }
        wasDigit = isDigit
        hash.add(isDigit ? 0x30 : text[i])
    }
    return hash.value
}
