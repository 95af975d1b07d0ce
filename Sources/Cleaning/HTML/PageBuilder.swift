import Bytes
import Records

/// Gathers a page's text block by block while the page is parsed.
///
/// White space is collapsed as browsers do: a run of it is one space, and none stands at the ends of a block.
struct PageBuilder: ~Copyable, PageHandler {
    var content = PageContent()
    let page: [UInt8]
    let markup: MarkupRules
    var rulesOfClasses = Memo<MarkupRule?>()
    var authorsOfClasses = Memo<AuthorClaim?>()
    var elements: [OpenElement] = []
    var node = 0
    private let honoursHiding: Bool
    private var hiddenDepth = 0
    /// What is hidden and may go on with the article, while it is read.
    private var folded: FoldedText?
    private var foldCount = 0
    var isInLink = false
    /// Whether the link only names a place; blocks in it are none of its text, since such a one often has no end tag.
    private var isAnchor = false
    var preformattedDepth = 0
    var beginsParagraph = false
    var titleDepth = 0
    private var hasTitle = false
    var title = MappedText()

    var blockStart = 0
    var linkBytes = 0
    var placeLinkBytes = 0
    var leadsToPlace = false
    private var pictures = 0
    private var controls = 0
    /// Where the text ended at the last picture.
    private var pictureEnd = -1
    var pendingSpace: PendingSpace?
    /// Whether a day alone in an inline element that begins its block ended right before.
    var isBehindDay = false
    /// Where the text behind an icon of a person begins, up to the next tag.
    var iconEnd: Int?

    struct OpenElement {
        var element: PageElement
        var node: Int
        var isHidden: Bool
        /// Where its text begins.
        var start: Int
        /// What the element says of an author's name.
        var author: AuthorClaim?
        /// Whether its text stands on lines of its own: of a block, of what is hidden, of a caption.
        var isBlock: Bool
    }

    /// White space that becomes one space if text follows in the same block.
    enum PendingSpace {
        /// A space that stands in the page.
        case space(at: Int)
        /// A line break or tab, for which a space is put in.
        case other(at: Int)
    }

    /// A builder for a page.
    ///
    /// - Parameter honoursHiding: Whether elements count as hidden that their attributes hide.
    init(_ page: [UInt8], _ markup: MarkupRules, honoursHiding: Bool) {
        self.page = page
        self.markup = markup
        self.honoursHiding = honoursHiding
    }

    mutating func open(_ named: PageElement, _ attributes: PageAttributes) {
        if iconEnd != nil { endIconText() }
        isBehindDay = false
        let element = named == .custom ? customElement : named
        var isHidden = honoursHiding && attributes.mayHide && markup.isHidden(attributes)
        let mayBeCaption = element == .other && pictureEnd == content.text.bytes.count && !attributes.isEmpty
        let caption = mayBeCaption ? captionRule(attributes) : nil
        let isBlock = element.isBlock || caption != nil
        if isBlock || isHidden && element.isContainer { endBlock() } else { noteSeam(isEnd: false) }
        if isBlock && isAnchor { isInLink = false }
        if isHidden, isShown, element.isContainer, folded == nil, foldCount < FoldedText.most, titleDepth == 0,
            mayBeFolded(content, in: node)
        {
            folded = FoldedText(content, depth: elements.count, pictures: pictures, controls: controls)
            foldCount += 1
            isHidden = false
        }
        let author = attributes.isEmpty || titleDepth > 0 ? nil : readMarks(named, attributes)
        elements.append(
            OpenElement(
                element: element, node: node, isHidden: isHidden, start: content.text.bytes.count, author: author,
                isBlock: isBlock || isHidden))
        if isHidden { hiddenDepth += 1 }
        switch element {
        case .a:
            isInLink = true
            isAnchor = attributes.isAnchor
        case .pre: preformattedDepth += 1
        case .title where !hasTitle && isShown: titleDepth += 1
        case .meta, .link, .html: readHead(element, attributes)
        case .img where isShown:
            pictures += 1
            pictureEnd = content.text.bytes.count
        case .input where isShown, .button where isShown, .textarea where isShown, .select where isShown: controls += 1
        default: break
        }
        guard element.isContainer || element == .p || element.isHeading || element == .li || caption != nil else {
            return
        }
        let isInArticle = content.nodes[node].isInArticle
        let rule =
            caption ?? markup.rule(for: element, attributes, isInArticle: isInArticle, known: &rulesOfClasses)
        if element.isContainer || rule != nil {
            content.nodes.append(
                PageNode(
                    parent: node, element: element, rule: rule,
                    isInArticle: isInArticle || element == .article || element == .main,
                    isInComments: content.nodes[node].isInComments || rule?.kind == .comments,
                    look: attributes.isEmpty ? 0 : attributes.look))
            node = content.nodes.count - 1
        }
    }

    /// What an element is that scripts define: a `<div>` where a line begins that no paragraph is around, else a part of its line.
    private var customElement: PageElement {
        let beginsLine = content.text.bytes.count == blockStart && elements.last?.element.isContainer ?? true
        return beginsLine ? .div : .other
    }

    /// The rule by which an inline element right behind a picture is its caption: `<img><em class="img_desc">`.
    private func captionRule(_ attributes: PageAttributes) -> MarkupRule? {
        isShown && titleDepth == 0 ? markup.captionRule(attributes) : nil
    }

    mutating func close() {
        guard let last = elements.last else { return }
        if iconEnd != nil { endIconText() }
        isBehindDay = !last.isBlock && last.start == blockStart && holdsDay(last)
        if last.isBlock {
            endBlock()
            // Behind a caption stands whose picture it is.
            if last.element == .other, !last.isHidden { pictureEnd = content.text.bytes.count }
        } else {
            noteSeam(isEnd: true)
        }
        elements.removeLast()
        if last.element == .a, leadsToPlace, isShown, titleDepth == 0,
            let mark = noteMark(content, from: last.start, blockStart: blockStart)
        {
            content.noteMarks.append(mark)
        }
        if let folded, folded.depth == elements.count { end(folded) }
        if let claim = last.author { note(claim, of: last) }
        if last.isHidden { hiddenDepth -= 1 }
        switch last.element {
        case .button: noteButton(from: max(last.start, blockStart))
        case .a:
            isInLink = false
            leadsToPlace = false
        case .pre: preformattedDepth -= 1
        case .title where titleDepth > 0:
            titleDepth -= 1
            pendingSpace = nil
            content.title = title
            hasTitle = true
        default: break
        }
        node = last.node
    }

    mutating func addRoot(_ attributes: PageAttributes) {
        if content.head.language?.rank != 0 { readHead(.html, attributes) }
    }

    mutating func endLink() { isInLink = false }

    mutating func pass(_ element: PageElement, tag: Range<Int>, inside: Range<Int>) {
        guard element == .script else { return }
        if isStructuredData(page.span.extracting(tag)) {
            content.structuredData.append(inside)
        } else if inside.count >= 40 {
            content.scripts.append(inside)
        }
    }

    /// Ends the page.
    consuming func finish() -> PageContent {
        endBlock()
        return content
    }

    var isShown: Bool { hiddenDepth == 0 }

    /// Decides about what was read as folded text, whose element ends.
    private mutating func end(_ folded: FoldedText) {
        endBlock()
        self.folded = nil
        guard !folded.goesOn(content) else { return }
        content.hiddenByteCount += folded.withdraw(from: &content)
        blockStart = content.text.bytes.count
        (pictures, controls) = (folded.pictures, folded.controls)
    }

    mutating func endBlock() {
        guard titleDepth == 0 else { return }
        if iconEnd != nil {
            endIconText()
            iconEnd = nil
        }
        pendingSpace = nil
        let range = blockStart..<content.text.bytes.count
        if !range.isEmpty {
            let element = elements.last { $0.element.isBlock }?.element ?? .body
            content.blocks.append(
                PageBlock(
                    range: range, node: node, element: element, linkBytes: linkBytes, placeLinkBytes: placeLinkBytes,
                    pictures: pictures, controls: controls, beginsParagraph: beginsParagraph))
            pictures = 0
            controls = 0
            beginsParagraph = false
        }
        blockStart = range.upperBound
        linkBytes = 0
        placeLinkBytes = 0
    }
}

/// Whether the tag of a script says that it holds JSON-LD; templates write the plus sign as a reference, too.
private func isStructuredData(_ tag: Span<UInt8>) -> Bool {
    firstOffset(of: 0x2B, in: tag) != nil && holdsIgnoringCase(tag, jsonLD)
        || firstOffset(of: 0x26, in: tag) != nil && escapedJSONLD.contains { holdsIgnoringCase(tag, $0) }
}

private let jsonLD = Array("ld+json".utf8)
private let escapedJSONLD = ["ld&#x2b;json", "ld&#43;json"].map { Array($0.utf8) }
