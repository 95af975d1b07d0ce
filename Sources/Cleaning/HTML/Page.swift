import Bytes
import Records

/// A page's article: its lines, its title, what was left out, what the head says; mapped to the page.
struct Page {
    var lines = MappedText()
    var title: MappedText?
    var removed: [Removal] = []
    var metadata = Metadata()
    /// Where its scripts stand.
    var scripts: [Range<Int>] = []
}

/// Reads a page.
///
/// - Parameters:
///   - page: UTF-8 without control characters. The offsets of the result are its own.
///   - address: Where it was found, if that is known.
///   - message: What the message says that it was sent or saved in.
func readPage(
    _ page: [UInt8], _ markup: MarkupRules, _ book: RuleBook, _ tables: MetadataTables, _ vote: BlockVote?,
    address: [UInt8]?, message: MessageClaims? = nil
) -> Page {
    var content = shownContent(page, markup)
    message?.complete(&content)
    let data = StructuredData(page.span, content.structuredData, titles: spokenTitles(content))
    let site = siteNames(content, data, address: address)
    let title = pageTitle(content, data, site)
    let weights = proseWeights(content)
    let repeats = Repeats(content, weights)
    var selection = rulesSelection(content, markup, book, weights, repeats, title: title?.blocks ?? [])
    var result = Page()
    result.scripts = content.structuredData + content.scripts
    if let title { result.title = title.title }
    if let vote { revise(&selection, by: vote, content, weights, repeats, markup) }
    if let line = standfirst(content, selection, weights, title: title?.blocks ?? [], markup) {
        selection.removals[line] = nil
    }
    let (metadata, reader) = pageMetadata(
        page.span, content, data, site, selection, title: title, address: address, tables)
    result.metadata = metadata
    let (author, published) = (metadata.author?.value, metadata.published?.value)
    selection.takeOut(markup[.datedLine]) { datedLines(content, $0, weights, reader, published: published) }
    selection.takeOut(markup[.leadByline]) {
        leadBylines(content, $0, weights, reader, book, author: author, published: published)
    }
    selection.takeOut(markup[.labelPieces]) { labelPieces(content, $0, weights, book) }
    if let rule = markup[.labelledBox] {
        for box in labelledBoxes(content, weights, selection.removals, book) {
            for i in box where selection.removals[i] == nil { selection.removals[i] = rule }
        }
    }
    removeEndMatter(content, markup, book, weights, reader, metadata, title: title?.title.bytes ?? [], &selection)
    var cursor = 0
    var mark = 0
    var pending: (rule: MarkupRule, first: Int, last: Int)?
    for (i, block) in content.blocks.enumerated() {
        guard isVisible(content.text.bytes.span, block.range) else { continue }
        if let rule = selection.removals[i] {
            if let open = pending, open.rule == rule {
                pending?.last = i
            } else {
                if let pending { result.removed.append(removal(content, markup, pending)) }
                pending = (rule, i, i)
            }
            continue
        }
        if let open = pending { result.removed.append(removal(content, markup, open)) }
        pending = nil
        if !result.lines.bytes.isEmpty {
            result.lines.appendInserted(0x0A, at: content.text.rawStart(of: block.range.lowerBound))
            if block.beginsParagraph {
                result.lines.appendInserted(0x0A, at: content.text.rawStart(of: block.range.lowerBound))
            }
        }
        var rest = block.range
        if let rule = markup[.noteMark] {
            while mark < content.noteMarks.count, content.noteMarks[mark].lowerBound < rest.upperBound {
                let range = content.noteMarks[mark]
                mark += 1
                guard range.lowerBound >= rest.lowerBound else { continue }
                result.lines.append(rest.lowerBound..<range.lowerBound, of: content.text, cursor: &cursor)
                result.removed.append(removal(content, markup, rule, range, text: Array(content.text.bytes[range])))
                rest = range.upperBound..<rest.upperBound
            }
        }
        result.lines.append(rest, of: content.text, cursor: &cursor)
    }
    if let pending { result.removed.append(removal(content, markup, pending)) }
    return result
}

/// The text of a page that its reader sees.
///
/// - Parameter disguise: What becomes of the page's markup before it is read.
func shownContent(_ page: [UInt8], _ markup: MarkupRules, in disguise: MarkupDisguise? = nil) -> PageContent {
    let content = pageContent(page, markup, disguise, honoursHiding: true)
    guard content.hiddenByteCount > content.text.bytes.count else { return content }
    // A page that hides more than it shows is shown later, by a script.
    let whole = pageContent(page, markup, disguise, honoursHiding: false)
    return content.blocks.isEmpty || proseByteCount(whole) > 2 * proseByteCount(content) ? whole : content
}

/// What the rules say of a page's blocks.
func rulesSelection(
    _ content: PageContent, _ markup: MarkupRules, _ book: RuleBook, _ weights: [Int], _ repeats: Repeats, title: [Int]
) -> PageSelection {
    var selection = selectArticle(content, markup, book, weights: weights, repeats, title: title)
    for block in title { selection.removals[block] = markup[.titleHeading] ?? selection.removals[block] }
    return selection
}

private func pageContent(
    _ page: [UInt8], _ markup: MarkupRules, _ disguise: MarkupDisguise?, honoursHiding: Bool
) -> PageContent {
    if let disguise {
        var builder = DisguisedPageBuilder(page, markup, disguise, honoursHiding: honoursHiding)
        parsePage(page.span, &builder)
        return builder.finish()
    }
    var builder = PageBuilder(page, markup, honoursHiding: honoursHiding)
    parsePage(page.span, &builder)
    return builder.finish()
}

/// Blocks in a row that one rule left out, as one run.
private func removal(
    _ content: PageContent, _ markup: MarkupRules, _ run: (rule: MarkupRule, first: Int, last: Int)
) -> Removal {
    var text: [UInt8] = []
    for block in content.blocks[run.first...run.last] {
        if !text.isEmpty { text.append(0x0A) }
        text.append(contentsOf: content.text.bytes[block.range])
    }
    let range = content.blocks[run.first].range.lowerBound..<content.blocks[run.last].range.upperBound
    return removal(content, markup, run.rule, range, text: text)
}

private func removal(
    _ content: PageContent, _ markup: MarkupRules, _ rule: MarkupRule, _ range: Range<Int>, text: [UInt8]
) -> Removal {
    let raw = content.text.rawRange(of: range)
    let rule = markup[rule]
    return Removal(rawStart: raw.lowerBound, rawEnd: raw.upperBound, kind: rule.kind, rule: rule.id, text: text)
}

/// Takes out what stands around and below the text that is none of it, by shapes that hold in any language.
private func removeEndMatter(
    _ content: PageContent, _ markup: MarkupRules, _ book: RuleBook, _ weights: [Int], _ reader: NameReader,
    _ metadata: Metadata, title: [UInt8], _ selection: inout PageSelection
) {
    let author = metadata.author?.value
    selection.takeOut(markup[.contactLines]) { contactLines(content, $0, weights) }
    selection.takeOut(markup[.citeLine]) {
        citeLines(content, $0, weights, title: title, author: author, site: metadata.site?.value)
    }
    selection.takeOut(markup[.pullQuote]) { pullQuotes(content, $0, weights) }
    selection.takeOut(markup[.endSection]) { endSections(content, $0, weights) }
    selection.takeOut(markup[.closingLine]) { closingLines(content, $0, weights, reader, book, author: author) }
    selection.takeOut(markup[.authorNote]) { authorNotes(content, $0, weights, author: author) }
}
