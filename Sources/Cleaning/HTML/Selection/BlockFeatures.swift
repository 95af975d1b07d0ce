import Bytes

/// The features of those blocks of a page that the classifier has a say about.
struct BlockFeatures {
    /// The blocks.
    private(set) var candidates: [Int] = []
    /// Their features, one block after the other.
    private(set) var values: [Int16] = []

    /// Computes them.
    ///
    /// - Parameters:
    ///   - weights: How much each block counts as prose.
    ///   - removals: What the rules say.
    /// - Complexity: O(*n*) in blocks and nodes.
    init(_ content: PageContent, _ weights: [Int], _ removals: [Rule?]) {
        let outline = PageOutline(content, weights, removals)
        let likeness = Likeness(content, outline)
        let first = outline.prose.firstIndex { $0 > 0 } ?? 0
        let last = outline.prose.lastIndex { $0 > 0 } ?? outline.blockCount - 1
        var heading: Int?
        let width = BlockFeature.names.count
        values.reserveCapacity(width * outline.blockCount)
        // In place, so that none of the many writes asks whether an array is shared.
        var row = InlineArray<64, Int16>(repeating: -1)
        precondition(width <= row.count, "more features than places")
        for (i, block) in content.blocks.enumerated() {
            if block.element.isHeading { heading = i }
            guard !isFinal(outline.rulings[i]) else { continue }
            candidates.append(i)
            func set(_ feature: BlockFeature, _ value: Int) { row[feature.rawValue] = Int16(clamping: value) }
            set(.element, outline.elements[i])
            set(.length, min(2000, outline.lengths[i]))
            set(.linkShare, outline.linkShares[i])
            set(.ending, outline.endings[i])
            set(.ruling, outline.rulings[i])
            set(.isInArticle, content.nodes[block.node].isInArticle ? 1 : 0)
            set(.copies, min(5, likeness.copies[i]))
            let alike = likeness.groups[likeness.group[i]]
            set(.alikeCount, min(100, alike.count))
            set(.alikeLength, min(1000, alike.bytes / alike.count))
            set(.alikeShare, 100 * alike.prose / outline.total)
            // Containers.
            let node = block.node
            let container = outline.containers[node]
            let outer = outline.containers[content.nodes[node].parent]
            set(.distance, min(15, outline.depths[node] - outline.forks[node]))
            set(.coreDistance, min(15, outline.depths[outline.core] - outline.forks[node]))
            set(.containerShare, 100 * container.prose / outline.total)
            set(.containerOwnShare, 100 * outline.ownProse[node] / outline.total)
            set(.outerShare, 100 * outer.prose / outline.total)
            set(.containerLinkShare, 100 * container.links / max(1, container.bytes))
            set(.containerProseShare, 100 * container.anyProse / max(1, container.bytes))
            set(.outerLinkShare, 100 * outer.links / max(1, outer.bytes))
            set(.outerProseShare, 100 * outer.anyProse / max(1, outer.bytes))
            set(.containerRemovedShare, 100 * container.removed / max(1, container.blocks))
            set(.outerRemovedShare, 100 * outer.removed / max(1, outer.blocks))
            set(.containerSize, Int.bitWidth - container.bytes.leadingZeroBitCount)
            set(.outerCount, min(200, outer.blocks))
            set(.siblings, min(50, outline.siblings[node]))
            // Places.
            set(.position, 100 * i / outline.blockCount)
            set(.proseBefore, 100 * outline.proseSums[i] / outline.total)
            set(.proseBehind, 100 * (outline.proseSums[outline.blockCount] - outline.proseSums[i + 1]) / outline.total)
            set(.sinceFirst, max(-20, min(20, i - first)))
            set(.untilLast, max(-20, min(20, last - i)))
            set(.sinceHeading, heading.map { min(30, i - $0) } ?? 31)
            set(.headingLength, heading.map { min(100, outline.lengths[$0]) } ?? 0)
            set(.headingIsKept, heading.map { outline.rulings[$0] == 0 ? 1 : 0 } ?? 2)
            set(.sinceProse, outline.lastProse[i] < 0 ? 40 : min(40, i - outline.lastProse[i]))
            set(.untilProse, outline.nextProse[i] == outline.blockCount ? 40 : min(40, outline.nextProse[i] - i))
            // Neighbours; before the first block and behind the last one there are none.
            if i == 0 || i + 1 == outline.blockCount {
                for feature in BlockFeature.elementBefore.rawValue...BlockFeature.endingBehind.rawValue {
                    row[feature] = -1
                }
            }
            if i > 0 {
                set(.elementBefore, outline.elements[i - 1])
                set(.lengthBefore, min(2000, outline.lengths[i - 1]))
                set(.linkShareBefore, outline.linkShares[i - 1])
                set(.rulingBefore, outline.rulings[i - 1])
                set(.endingBefore, outline.endings[i - 1])
            }
            if i + 1 < outline.blockCount {
                set(.elementBehind, outline.elements[i + 1])
                set(.lengthBehind, min(2000, outline.lengths[i + 1]))
                set(.linkShareBehind, outline.linkShares[i + 1])
                set(.rulingBehind, outline.rulings[i + 1])
                set(.endingBehind, outline.endings[i + 1])
            }
            let near = max(0, i - 5)..<min(outline.blockCount, i + 6)
            func sum(_ sums: [Int], _ range: Range<Int>) -> Int { sums[range.upperBound] - sums[range.lowerBound] }
            set(.proseNearBefore, sum(outline.proseSums, near.lowerBound..<i) / 10)
            set(.proseNearBehind, sum(outline.proseSums, i + 1..<near.upperBound) / 10)
            set(.linkShareNear, 100 * sum(outline.linkSums, near) / max(1, sum(outline.lengthSums, near)))
            set(.removedNear, sum(outline.removedSums, near))
            for k in 0..<width { values.append(row[k]) }
        }
    }
}

/// Which blocks of a page have the same text, and which stand in the same elements.
private struct Likeness {
    struct Group {
        var count = 0
        var bytes = 0
        var prose = 0
    }

    /// By block: how many blocks have its text.
    private(set) var copies: [Int]
    /// By block: its group.
    private(set) var group: [Int] = []
    private(set) var groups: [Group] = []

    init(_ content: PageContent, _ outline: PageOutline) {
        let text = content.text.bytes
        var texts = Numbering(outline.blockCount)
        var places = Numbering(outline.blockCount)
        var numbers: [Int] = []
        var counts: [Int] = []
        for (i, block) in content.blocks.enumerated() {
            let number = texts.number(of: stableHash(text.span.extracting(block.range)))
            numbers.append(number)
            if number == counts.count { counts.append(0) }
            counts[number] += 1
            var place = UInt64(outline.elements[i])
            var node = block.node
            for _ in 0..<3 {
                place = place << 8 | UInt64(content.nodes[node].element.sort)
                node = content.nodes[node].parent
            }
            let group = places.number(of: place)
            if group == groups.count { groups.append(Group()) }
            self.group.append(group)
            groups[group].count += 1
            groups[group].bytes += outline.lengths[i]
            groups[group].prose += outline.prose[i]
        }
        copies = numbers.map { counts[$0] }
    }
}

/// Numbers keys in the order in which they come.
private struct Numbering {
    /// The keys by their hashes, each with its number; -1 where none is.
    private var slots: [(key: UInt64, number: Int32)]
    private var count: Int32 = 0

    /// - Parameter capacity: How many keys may come.
    init(_ capacity: Int) {
        var size = 16
        while size < 2 * capacity { size *= 2 }
        slots = [(key: UInt64, number: Int32)](repeating: (0, -1), count: size)
    }

    mutating func number(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
        while slots[slot].number >= 0 {
            if slots[slot].key == key { return Int(slots[slot].number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = (key, count)
        count += 1
        return Int(count) - 1
    }
}
