import Bytes

/// Lets the classifier of blocks decide, and brings back what it has taken out against the page's own shape.
///
/// Pages that give each paragraph an element of its own, or the text in parts, give these elements one class. A paragraph
/// in such an element stays where what the class holds is kept, but for a few paragraphs that the classifier took out without
/// being sure, and where it is said once; a heading does where what is below it stays. In one element, and behind pictures, the
/// classifier tells what goes.
///
/// A heading that was an orphan because of the one below it is none where that one went and prose follows, all in one
/// element.
///
/// - Complexity: O(*n*) in blocks.
func revise(
    _ selection: inout PageSelection, by vote: BlockVote, _ content: PageContent, _ weights: [Int], _ repeats: Repeats,
    _ markup: MarkupRules
) {
    let ruled = selection.removals
    let voted = vote.revise(&selection, content, weights, repeats)
    let blocks = content.blocks
    if voted.contains(where: { content.nodes[blocks[$0.block].node].look != 0 }) {
        bringBackAlike(voted, &selection, content, weights)
    }
    guard let orphan = markup[.orphanHeading] else { return }
    var next: Int?
    for i in blocks.indices.reversed() {
        if selection.removals[i] == orphan, ruled[i] == orphan, let next, weights[next] > 0,
            blocks[next].node == blocks[i].node, i > 0, selection.removals[i - 1] == nil,
            blocks[i - 1].node == blocks[i].node
        {
            selection.removals[i] = nil
        }
        if selection.removals[i] == nil { next = i }
    }
}

/// A block that the classifier takes out at less than this, in thousandths of natural-logarithmic odds, stays out.
private let leastToBringBack = -1500

/// What the elements of one class hold, in bytes.
private struct Look {
    var keptProse = 0
    var kept = 0
    var removed = 0
    /// What the classifier took out: how many blocks, and their bytes.
    var voted = 0
    var votedBytes = 0
}

private func bringBackAlike(
    _ voted: [(block: Int, score: Int)], _ selection: inout PageSelection, _ content: PageContent, _ weights: [Int]
) {
    let blocks = content.blocks
    var looks: [UInt64: Look] = [:]
    var isVoted = [Bool](repeating: false, count: blocks.count)
    for (i, _) in voted {
        looks[content.nodes[blocks[i].node].look] = Look()
        isVoted[i] = true
    }
    looks[0] = nil
    for (i, block) in blocks.enumerated() {
        let look = content.nodes[block.node].look
        guard var known = looks[look] else { continue }
        if isVoted[i] {
            known.voted += 1
            known.votedBytes += block.range.count
        } else if selection.removals[i] == nil {
            known.kept += block.range.count
            if weights[i] > 0 { known.keptProse += 1 }
        } else {
            known.removed += block.range.count
        }
        looks[look] = known
    }
    var saying: [UInt64: Int]?
    for (i, score) in voted.reversed() {
        let block = blocks[i]
        guard let look = looks[content.nodes[block.node].look], look.keptProse > 1, look.removed == 0,
            look.voted <= 3, look.votedBytes < look.kept, score > leastToBringBack,
            3 * block.linkBytes <= block.range.count,
            block.pictures == 0,
            weights[i] > 0
                || block.element.isHeading && i + 1 < blocks.count && weights[i + 1] > 0
                    && selection.removals[i + 1] == nil
        else { continue }
        // In one element the classifier tells what goes.
        let isShared = (max(0, i - 1)...min(blocks.count - 1, i + 1)).contains {
            $0 != i && blocks[$0].node == block.node && selection.removals[$0] == nil && !isVoted[$0]
        }
        guard !isShared else { continue }
        let counts = saying ?? howOften(content)
        saying = counts
        if counts[hash(block, content)] == 1 { selection.removals[i] = nil }
    }
}

/// How many blocks of a page say the same, by hash.
private func howOften(_ content: PageContent) -> [UInt64: Int] {
    var counts: [UInt64: Int] = [:]
    for block in content.blocks { counts[hash(block, content), default: 0] += 1 }
    return counts
}

private func hash(_ block: PageBlock, _ content: PageContent) -> UInt64 {
    let text = content.text.bytes.span
    return stableHash(text.extracting(block.range))
}
