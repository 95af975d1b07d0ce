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
    ///   - repeats: What the page repeats.
    ///   - removals: What the rules say.
    ///   - book: What tells signposts.
    /// - Complexity: O(*n*) in blocks and nodes.
    init(_ content: PageContent, _ weights: [Int], _ repeats: Repeats, _ removals: [MarkupRule?], _ book: RuleBook) {
        let outline = PageOutline(content, weights, removals)
        let likeness = Likeness(content, outline)
        let signposts = Signposts(content, outline, book)
        let title =
            outline.blocks.firstIndex { $0.ruling == ruling(.title) }
            ?? content.blocks.firstIndex { $0.element == .h1 }
        let titleMark = Landmark(title, content, depths: outline.depths)
        let lead = Landmark(
            weights.indices.first { $0 > title ?? -1 && weights[$0] > 0 && !isFinal(outline.blocks[$0].ruling) },
            content, depths: outline.depths)
        var titles = 0
        let first = outline.blocks.firstIndex { $0.prose > 0 } ?? 0
        let last = outline.blocks.lastIndex { $0.prose > 0 } ?? outline.blockCount - 1
        var heading: Int?
        let width = BlockFeature.names.count
        var values = [Int16](repeating: 0, count: width * outline.blockCount)
        var places = values.mutableSpan
        // In place, so that none of the many writes asks whether an array is shared.
        var row = InlineArray<80, Int16>(repeating: -1)
        precondition(width <= row.count, "more features than places")
        for (i, block) in content.blocks.enumerated() {
            if block.element.isHeading { heading = i }
            if block.element == .h1 { titles += 1 }
            guard !isFinal(outline.blocks[i].ruling) else { continue }
            candidates.append(i)
            func set(_ feature: BlockFeature, _ value: Int) { row[feature.rawValue] = Int16(clamping: value) }
            set(.element, outline.blocks[i].element)
            set(.length, min(2000, outline.blocks[i].length))
            set(.linkShare, outline.blocks[i].linkShare)
            set(.ending, outline.blocks[i].ending)
            set(.ruling, outline.blocks[i].ruling)
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
            set(.proseBefore, 100 * outline.sums[i].prose / outline.total)
            set(
                .proseBehind, 100 * (outline.sums[outline.blockCount].prose - outline.sums[i + 1].prose) / outline.total
            )
            set(.sinceFirst, max(-20, min(20, i - first)))
            set(.untilLast, max(-20, min(20, last - i)))
            set(.sinceHeading, heading.map { min(30, i - $0) } ?? 31)
            set(.headingLength, heading.map { min(100, outline.blocks[$0].length) } ?? 0)
            set(.headingIsKept, heading.map { outline.blocks[$0].ruling == 0 ? 1 : 0 } ?? 2)
            set(.sinceProse, outline.blocks[i].lastProse < 0 ? 40 : min(40, i - outline.blocks[i].lastProse))
            set(.untilProse, outline.nextProse[i] == outline.blockCount ? 40 : min(40, outline.nextProse[i] - i))
            // Neighbours; before the first block and behind the last one there are none.
            if i == 0 || i + 1 == outline.blockCount {
                for feature in BlockFeature.elementBefore.rawValue...BlockFeature.endingBehind.rawValue {
                    row[feature] = -1
                }
            }
            if i > 0 {
                set(.elementBefore, outline.blocks[i - 1].element)
                set(.lengthBefore, min(2000, outline.blocks[i - 1].length))
                set(.linkShareBefore, outline.blocks[i - 1].linkShare)
                set(.rulingBefore, outline.blocks[i - 1].ruling)
                set(.endingBefore, outline.blocks[i - 1].ending)
            }
            if i + 1 < outline.blockCount {
                set(.elementBehind, outline.blocks[i + 1].element)
                set(.lengthBehind, min(2000, outline.blocks[i + 1].length))
                set(.linkShareBehind, outline.blocks[i + 1].linkShare)
                set(.rulingBehind, outline.blocks[i + 1].ruling)
                set(.endingBehind, outline.blocks[i + 1].ending)
            }
            let near = max(0, i - 5)..<min(outline.blockCount, i + 6)
            func sum(_ range: Range<Int>, _ value: (PageOutline.Sums) -> Int) -> Int {
                value(outline.sums[range.upperBound]) - value(outline.sums[range.lowerBound])
            }
            set(.proseNearBefore, sum(near.lowerBound..<i) { $0.prose } / 10)
            set(.proseNearBehind, sum(i + 1..<near.upperBound) { $0.prose } / 10)
            set(.linkShareNear, 100 * sum(near) { $0.links } / max(1, sum(near) { $0.lengths }))
            set(.removedNear, sum(near) { $0.removed })
            let isLast = i + 1 == outline.blockCount
            set(.picturesBefore, min(3, block.pictures))
            set(.picturesBehind, isLast ? 0 : min(3, content.blocks[i + 1].pictures))
            set(.controlsBefore, min(9, block.controls))
            set(.controlsBehind, isLast ? 0 : min(9, content.blocks[i + 1].controls))
            let (before, behind) = (signposts.before[i], signposts.behind[i])
            set(.sign, signposts.signs[i].rawValue)
            set(.signBefore, before.map { signposts.signs[$0].rawValue } ?? 0)
            set(.sinceSign, before.map { min(40, i - $0) } ?? 40)
            set(.signBehind, behind.map { signposts.signs[$0].rawValue } ?? 0)
            set(.untilSign, behind.map { min(40, $0 - i) } ?? 40)
            // From the title and from the first prose behind it.
            set(.sinceTitle, title.map { max(-20, min(100, i - $0)) } ?? 101)
            set(.titleRise, min(15, titleMark.rise[node]))
            set(.titleFall, min(15, titleMark.fall[node]))
            set(.titlesBefore, min(5, titles))
            set(.sinceLead, lead.block.map { max(-20, min(100, i - $0)) } ?? 101)
            set(.leadRise, min(15, lead.rise[node]))
            set(.leadFall, min(15, lead.fall[node]))
            // Repeated items.
            let items = repeats.items(of: node)
            let count = max(1, items.count)
            set(.itemCount, min(50, items.count))
            set(.itemBlocks, min(200, 10 * items.blocks / count))
            set(.itemShortBlocks, min(200, 10 * (items.blocks - items.proseBlocks) / count))
            set(.itemBytes, min(2000, items.bytes / count))
            set(.itemLinkShare, 100 * items.links / max(1, items.bytes))
            set(.itemProseShare, 100 * items.prose / max(1, items.bytes))
            set(.itemLinkedHeadings, min(100, 10 * items.linkedHeadings / count))
            set(.itemHeadings, min(100, 10 * items.headings / count))
            set(.itemPictures, min(100, 10 * items.pictures / count))
            set(.itemControls, min(100, 10 * items.controls / count))
            set(.repeatsBefore, min(20, repeats.before[i]))
            set(.repeatsBehind, min(20, repeats.behind[i]))
            let start = width * (candidates.count - 1)
            for k in 0..<width { places[start + k] = row[k] }
        }
        values.removeLast(values.count - width * candidates.count)
        self.values = values
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
            var place = UInt64(outline.blocks[i].element)
            var node = block.node
            for _ in 0..<3 {
                place = place << 8 | UInt64(content.nodes[node].element.sort)
                node = content.nodes[node].parent
            }
            let group = places.number(of: place)
            if group == groups.count { groups.append(Group()) }
            self.group.append(group)
            groups[group].count += 1
            groups[group].bytes += outline.blocks[i].length
            groups[group].prose += outline.blocks[i].prose
        }
        copies = numbers.map { counts[$0] }
    }
}
