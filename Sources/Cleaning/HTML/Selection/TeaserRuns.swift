import Bytes

/// Which blocks stand in runs of teasers: three or more times in a row a line that is a link and below it one short
/// paragraph, the lines all in elements of one sort and at one depth.
///
/// It needs no element around each teaser, as `Repeats` does: lists have none, and some pages none at all.
///
/// - Parameter weights: How much each block counts as prose.
/// - Complexity: O(*n*) in blocks and nodes.
func teaserRuns(_ content: PageContent, _ weights: [Int], behind lead: Int) -> [Bool] {
    let blocks = content.blocks
    var isTeaser = [Bool](repeating: false, count: blocks.count)
    var depths = [0]
    for node in content.nodes.dropFirst() { depths.append(depths[node.parent] + 1) }
    var run = TeaserRun()
    for i in blocks.indices where i > lead {
        let block = blocks[i]
        if isLine(block) {
            let sort = depths[block.node] << 5 | block.element.sort
            if run.sort != sort || i > run.end + TeaserRun.widestGap {
                run.mark(&isTeaser)
                run = TeaserRun(start: i, sort: sort)
            }
            run.line = i
        } else if weights[i] > 0, run.line >= 0 {
            let isShort = block.range.count { !isUTF8Continuation(content.text.bytes[$0]) } <= TeaserRun.mostProse
            if isShort, run.line > run.end, i <= run.line + TeaserRun.widestGap {
                run.count += 1
                run.end = i
            } else {
                // Sections of an article have more than one paragraph.
                run.mark(&isTeaser)
                run = TeaserRun()
            }
        }
    }
    run.mark(&isTeaser)
    return isTeaser
}

/// Whether a block is a link and nothing else, as long as the title of an article.
private func isLine(_ block: PageBlock) -> Bool {
    10 * (block.linkBytes - block.placeLinkBytes) > 9 * block.range.count && (20...300).contains(block.range.count)
}

/// A run of teasers that goes on.
private struct TeaserRun {
    /// How many blocks may stand between the line and the prose of a teaser, and between two teasers.
    static let widestGap = 4
    /// How many characters the paragraph of a teaser has at most.
    static let mostProse = 300

    /// The first line.
    var start = 0
    /// What element the lines are, and how deep they stand.
    var sort = -1
    /// The last line, and the last prose below one; -1 for none.
    var line = -1
    var end = -1
    /// How many lines have prose below them.
    var count = 0

    init() {}

    init(start: Int, sort: Int) {
        (self.start, self.sort, end) = (start, sort, start - 1)
    }

    /// Marks the blocks of the run, if it is long enough.
    func mark(_ isTeaser: inout [Bool]) {
        guard count > 2, end >= start else { return }
        for i in start...end { isTeaser[i] = true }
    }
}
