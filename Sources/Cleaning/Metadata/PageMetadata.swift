import Bytes
import Records

/// What a page says of its article besides the text, each with where it was found.
///
/// - Parameter title: The blocks of the headings that are the title.
func pageMetadata(
    _ content: PageContent, _ data: StructuredData, _ site: SiteNames, _ selection: PageSelection, title: [Int],
    _ tables: MetadataTables
) -> Metadata {
    let surroundings = PageSurroundings(content, selection, title: title)
    let language = content.head.language.map { languageTag($0.value) }
    let habit = DateHabit(language: language ?? "", domain: String(decoding: site.domain, as: UTF8.self))
    var metadata = Metadata()
    metadata.author = pageAuthor(
        content, data, surroundings, NameReader(words: tables.bylines, months: tables.months, site: site))
    metadata.published = pageDay(content, data, surroundings, tables, habit)
    metadata.url = content.head.url.map { Metadata.Value(String(decoding: $0.value, as: UTF8.self), how: $0.how) }
    metadata.site = siteName(content.head, data)
    metadata.language = content.head.language.map {
        Metadata.Value(String(decoding: $0.value, as: UTF8.self), how: $0.how)
    }
    return metadata
}

/// What a page's site is called, by all that its head and its structured data say.
func siteNames(_ content: PageContent, _ data: StructuredData) -> SiteNames {
    var names = SiteNames()
    for name in content.head.siteNames { names.add(name) }
    for name in data.siteNames { names.add(Array(name.utf8)) }
    if let url = content.head.url { names.add(address: url.value) }
    return names
}

private func siteName(_ head: PageHead, _ data: StructuredData) -> Metadata.Value? {
    if let name = head.siteNames.first(where: { $0.first != 0x40 }) {
        return Metadata.Value(String(decoding: plainText(name), as: UTF8.self), how: "og:site_name")
    }
    if let name = data.siteNames.first { return Metadata.Value(name, how: "json-ld") }
    guard let host = head.url.flatMap({ host(of: $0.value) }) else { return nil }
    return Metadata.Value(String(decoding: host, as: UTF8.self), how: "url")
}

/// A language tag in lower case with hyphens: `en-us` of `en_US`.
func languageTag(_ written: [UInt8]) -> String {
    var tag: [UInt8] = []
    for byte in written.prefix(20) {
        if byte == 0x2C || byte == 0x3B || isASCIISpace(byte) { break }
        tag.append(byte == 0x5F ? 0x2D : asciiLowercased(byte))
    }
    return String(decoding: tag, as: UTF8.self)
}
