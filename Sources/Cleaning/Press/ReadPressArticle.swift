import Bytes

extension Cleaner {
    /// What an archive of the press put around a plain text; `nil` where none exported it.
    func pressArticle(_ content: MappedText) -> PressArticle? {
        let text = content.bytes.span
        guard pressLines.mayDescribe(text) else { return nil }
        let dates = tables.dates
        let habit = DateHabit(language: "", domain: "", dates.customs)
        let reader = NameReader(tables, site: SiteNames())
        return PressArticle(
            text, layoutLines(text, pageStarts: []), pressLines,
            isDay: { line in
                // A title may name a day further on.
                let words = line.split(whereSeparator: isASCIISpace)
                let start = Array(words.prefix(4).joined(separator: [0x20]))
                return words.count <= 9 && declaredDate(start, dates, habit) != nil
            },
            isByline: { !reader.names(in: $0, .visible).isEmpty })
    }
}
