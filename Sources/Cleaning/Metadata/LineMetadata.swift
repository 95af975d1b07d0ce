import Bytes
import Messages
import Records

extension Cleaner {
    /// What gives authors and days as whoever made it wrote them.
    private static let writtenHows = [RecordInput.how, FrontMatter.how, PressArticle.how, elementHow]

    /// Adds what the lines say that were taken out as by-lines and date lines, and reads the date that the input names.
    func addLines(_ cleaned: CleanedText, isPage: Bool, to metadata: inout Metadata) {
        let site = SiteNames(metadata)
        let language = metadata.language.map { languageTag(Array($0.value.utf8)) } ?? ""
        let habit = DateHabit(
            language: language, domain: String(decoding: site.domain, as: UTF8.self), tables.dates.customs)
        let reader = NameReader(tables, site: site, language: String(language.prefix { $0 != "-" }))
        if let said = metadata.author {
            if Self.writtenHows.contains(said.how) {
                metadata.author = said.how == PressArticle.how ? reader.pressAuthors(said) : reader.authors(said)
            }
        } else {
            let names = cleaned.bylines.lazy.map { reader.names(in: $0, .visible) }.first { !$0.isEmpty }
            metadata.author = names.map { Metadata.Value($0.joined(separator: "; "), how: "byline") }
        }
        if let said = metadata.published, Self.writtenHows.contains(said.how) {
            let value = Array(said.value.utf8)
            let date = moment(value) ?? declaredDate(value, tables.dates, habit)
            metadata.published = date.map { Metadata.Value($0, how: said.how) }
        }
        guard metadata.published == nil else { return }
        let shown = (cleaned.dates + cleaned.bylines).flatMap {
            shownDays(phrase(of: $0.span, $0.indices), tables, habit)
        }
        let day =
            shown.first { $0.meaning == .publication } ?? shown.first { $0.meaning == nil }
            ?? (isPage ? nil : shown.first)
        metadata.published = day.map { Metadata.Value($0.day.iso, how: "date-line") }
    }
}

/// The moment that feeds and services write as messages do, with a zone: `Sat, 03 May 2025 10:00:00 GMT`.
///
/// On pages the time of one says less than the day that a reader sees, which is often the one before it in UTC.
private func moment(_ value: [UInt8]) -> String? {
    messageDate(value).flatMap { $0.utf8.count > "2025-05-03T10:00:00".utf8.count ? $0 : nil }
}
