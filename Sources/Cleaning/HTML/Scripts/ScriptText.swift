import Bytes
import Records

extension Cleaner {
    /// A page with the article that it holds as data for its scripts, where it shows next to none; else as it is.
    ///
    /// - Complexity: O(*n*); O(1) for a page that shows an article.
    func shownByScripts(_ page: Page, _ bytes: [UInt8]) -> Page {
        // Each escape takes a segment of its own.
        guard page.lines.bytes.count < 1000,
            bytes.count <= options.maximumRecodedCharacters
                || occurrences(of: 0x5C, in: bytes.span) <= options.maximumRecodedCharacters,
            let text = scriptArticle(bytes, page.scripts, title: page.title?.bytes ?? [])
        else { return page }
        var shown = page
        if firstOffset(of: 0x3C, in: text.bytes.span) == nil {
            shown.lines = text.decodingStrayReferences()
        } else {
            let inner = readPage(text.bytes, markup, book, tables, vote, address: nil)
            shown.lines = inner.lines.traced(through: text)
            for removal in inner.removed {
                let raw = text.rawRange(of: removal.rawStart..<removal.rawEnd)
                shown.removed.append(
                    Removal(
                        rawStart: raw.lowerBound, rawEnd: raw.upperBound, kind: removal.kind, rule: removal.rule,
                        text: removal.text))
            }
        }
        // What a page shows besides may be the beginning, or a notice that there is no more without a script.
        return shown.lines.bytes.count > 8 * page.lines.bytes.count ? shown : page
    }
}
