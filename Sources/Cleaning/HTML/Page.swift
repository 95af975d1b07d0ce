import Bytes
import Records

/// A page's article: its lines, its title, what was left out, what the head says; mapped to the page.
struct Page {
    var lines = MappedText()
    var title: MappedText?
    var removed: [Removal] = []
    var metadata = Metadata()
}

/// Reads a page.
///
/// - Parameter page: UTF-8 without control characters. The offsets of the result are its own.
func readPage(_ page: [UInt8], _ markup: MarkupRules) -> Page {
    var content = pageContent(page, markup, honoursHiding: true)
    // A page that hides more than it shows is shown later, by a script.
    if content.hiddenByteCount > content.text.bytes.count {
        let whole = pageContent(page, markup, honoursHiding: false)
        if content.blocks.isEmpty || proseByteCount(whole) > 2 * proseByteCount(content) { content = whole }
    }
    let title = pageTitle(content)
    var selection = selectArticle(content, markup, title: title?.blocks ?? [])
    var result = Page()
    result.metadata = content.metadata
    add(StructuredData(page.span, content.structuredData), to: &result.metadata)
    if let found = title {
        result.title = found.title
        for block in found.blocks { selection.removals[block] = markup[.titleHeading] ?? selection.removals[block] }
    }
    let titleStart = title?.blocks.first.map { content.blocks[$0].range.lowerBound } ?? 0
    addMarked(content, titleStart: titleStart, to: &result.metadata)
    addVisible(visibleLines(content, selection), to: &result.metadata)
    addAddressDay(to: &result.metadata)
    var cursor = 0
    var pending: (rule: Rule, first: Int, last: Int)?
    for (i, block) in content.blocks.enumerated() {
        guard isVisible(content.text.bytes.span, block.range) else { continue }
        if let rule = selection.removals[i] {
            if let open = pending, open.rule == rule {
                pending?.last = i
            } else {
                if let pending { result.removed.append(removal(content, pending)) }
                pending = (rule, i, i)
            }
            continue
        }
        if let open = pending { result.removed.append(removal(content, open)) }
        pending = nil
        if !result.lines.bytes.isEmpty {
            result.lines.appendInserted(0x0A, at: content.text.rawStart(of: block.range.lowerBound))
        }
        result.lines.append(block.range, of: content.text, cursor: &cursor)
    }
    if let pending { result.removed.append(removal(content, pending)) }
    return result
}

private func pageContent(_ page: [UInt8], _ markup: MarkupRules, honoursHiding: Bool) -> PageContent {
    var builder = PageBuilder(page, markup, honoursHiding: honoursHiding)
    parsePage(page.span, &builder)
    return builder.finish()
}

/// The short blocks around the beginning of the text that were taken out.
private func visibleLines(_ content: PageContent, _ selection: PageSelection) -> [(kind: String, text: [UInt8])] {
    let text = content.text.bytes
    guard let first = selection.removals.firstIndex(where: { $0 == nil }) else { return [] }
    var lines: [(kind: String, text: [UInt8])] = []
    for i in max(0, first - 12)..<min(content.blocks.count, first + 12) {
        guard let rule = selection.removals[i], content.blocks[i].range.count <= 80 else { continue }
        lines.append((rule.kind, Array(text[content.blocks[i].range])))
    }
    return lines
}

/// Blocks in a row that one rule left out, as one run.
private func removal(_ content: PageContent, _ run: (rule: Rule, first: Int, last: Int)) -> Removal {
    var text: [UInt8] = []
    for block in content.blocks[run.first...run.last] {
        if !text.isEmpty { text.append(0x0A) }
        text.append(contentsOf: content.text.bytes[block.range])
    }
    let raw = content.text.rawRange(
        of: content.blocks[run.first].range.lowerBound..<content.blocks[run.last].range.upperBound)
    return Removal(
        rawStart: raw.lowerBound, rawEnd: raw.upperBound, kind: run.rule.kind, rule: run.rule.id, text: text)
}
