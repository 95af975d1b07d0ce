import Bytes

/// Text that an element hides until a reader asks for it, and that may go on with the article: what is folded away
/// below a button, or behind a bar that asks for a subscription.
///
/// The builder reads it as if it were shown, and takes it back when the element ends and it is something else.
struct FoldedText {
    /// So many hidden elements of a page are looked at.
    static let most = 32

    /// How many elements are open around it.
    let depth: Int
    private let block: Int
    private let node: Int
    private let text: Int
    private let seam: Int
    private let button: Int
    private let day: Int
    private let author: Int
    private let isBelowHeading: Bool
    /// How many pictures and controls stood between it and the block before.
    let pictures: Int
    let controls: Int

    /// Notes how far the page has been read.
    init(_ content: PageContent, depth: Int, pictures: Int, controls: Int) {
        self.depth = depth
        (self.pictures, self.controls) = (pictures, controls)
        block = content.blocks.count
        node = content.nodes.count
        text = content.text.bytes.count
        seam = content.seams.count
        button = content.buttons.count
        day = content.days.count
        author = content.authors.count
        isBelowHeading = content.blocks.last?.element.isHeading ?? false
    }

    /// Whether what was read since is prose and hardly anything else, and does not repeat what stands above: two
    /// paragraphs, or one below a heading.
    ///
    /// - Complexity: O(*n*) in blocks and nodes; the text of blocks as long as the first paragraph is compared.
    func goesOn(_ content: PageContent) -> Bool {
        let bytes = content.text.bytes
        var isRuled: [Bool] = []
        for i in node..<content.nodes.count {
            let parent = content.nodes[i].parent
            isRuled.append(content.nodes[i].rule != nil || parent >= node && isRuled[parent - node])
        }
        var (all, prose, links, controls, paragraphs) = (0, 0, 0, 0, 0)
        for block in content.blocks[block...] {
            all += block.range.count
            links += block.linkBytes
            controls += block.controls
            guard block.node < node || !isRuled[block.node - node], isParagraph(block, bytes.span) else { continue }
            prose += block.range.count
            paragraphs += 1
            if paragraphs == 1 {
                let first = bytes[block.range]
                let isRepeated = content.blocks[..<self.block].contains {
                    $0.range.count == first.count && bytes[$0.range] == first
                }
                if isRepeated { return false }
            }
        }
        return paragraphs >= (isBelowHeading ? 1 : 2) && 10 * prose >= 7 * all && 5 * links <= all && controls == 0
    }

    /// Takes back what was read since.
    ///
    /// - Returns: How many bytes of text it was.
    func withdraw(from content: inout PageContent) -> Int {
        let count = content.text.bytes.count - text
        content.text.removeLast(behind: text)
        content.blocks.removeLast(content.blocks.count - block)
        content.nodes.removeLast(content.nodes.count - node)
        content.seams.removeLast(content.seams.count - seam)
        while let mark = content.noteMarks.last, mark.upperBound > text { content.noteMarks.removeLast() }
        content.buttons.removeLast(content.buttons.count - button)
        content.days.removeLast(content.days.count - day)
        content.authors.removeLast(content.authors.count - author)
        return count
    }
}

/// Whether a hidden element that begins here may go on with an article: it stands behind a paragraph or a heading, with
/// the words of a button or two between them, in the same element or in one around it.
func mayBeFolded(_ content: PageContent, in node: Int) -> Bool {
    let isLine: (PageBlock) -> Bool = { $0.range.count <= 60 && !$0.element.isHeading }
    let near = content.blocks.suffix(3).reversed().drop(while: isLine)
    guard let last = near.first, last.element.isHeading || isParagraph(last, content.text.bytes.span) else {
        return false
    }
    var around = last.node
    for _ in 0..<3 where around != node { around = content.nodes[around].parent }
    return around == node
}

/// Whether a block is a paragraph of prose.
private func isParagraph(_ block: PageBlock, _ text: Span<UInt8>) -> Bool {
    !block.element.isHeading && block.range.count >= 80 && 4 * block.linkBytes < block.range.count
        && endsSentence(text, block.range)
}
