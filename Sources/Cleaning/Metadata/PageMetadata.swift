import Bytes
import Records

/// What a page says of its article besides the text, each with where it was found.
///
/// - Returns: What reads the page's names, too.
/// - Parameters:
///   - title: The title, and the blocks of the headings that are it.
///   - address: Where the page was found, if that is known.
func pageMetadata(
    _ page: Span<UInt8>, _ content: PageContent, _ data: StructuredData, _ site: SiteNames, _ selection: PageSelection,
    title: (title: MappedText, blocks: [Int])?, address: [UInt8]?, _ tables: MetadataTables
) -> (metadata: Metadata, reader: NameReader) {
    let surroundings = PageSurroundings(content, selection, title: title?.blocks ?? [])
    let language = spokenLanguage(content, selection, tables)
    let domain = String(decoding: site.domain, as: UTF8.self)
    var habit = DateHabit(language: language ?? "", domain: domain, tables.dates.customs)
    habit.zone = tables.dates.zones.zone(language: language ?? "", domain: domain)
    var metadata = Metadata()
    var reader = NameReader(tables, site: site, language: String((language ?? "").prefix { $0 != "-" }))
    let beside = title.flatMap { nameBeside($0.title.bytes, in: content.title?.bytes ?? []) }
    if let beside { reader.addSite(beside) }
    metadata.author = pageAuthor(content, data, surroundings, reader, besideTitle: beside)
    let url = content.head.url(base: address)
    metadata.published = pageDay(content, data, surroundings, url?.value ?? address, tables, habit)
    if metadata.author == nil || metadata.published == nil {
        let claims = ScriptClaims(page, content.scripts, title: title?.title.bytes ?? [], reader)
        metadata.author = metadata.author ?? claims.author
        // What the title tells of comes last.
        metadata.published =
            metadata.published ?? claims.day
            ?? shownDay(
                content, surroundings.opening, surroundings.openingRange, tables, habit, isInTitle: true)
    }
    metadata.url = url.map { Metadata.Value(String(decoding: $0.value, as: UTF8.self), how: $0.how) }
    metadata.site = siteName(content.head, data, url?.value ?? address)
    metadata.language = content.head.language.map {
        Metadata.Value(String(decoding: $0.value, as: UTF8.self), how: $0.how)
    }
    return (metadata, reader)
}

/// The language by whose customs a page's names and dates are read: the declared one; where none is, or English, which
/// templates declare for pages of all languages, the one that the text speaks for.
///
/// - Complexity: O(*n*) in blocks; some of the text is read, since the article's is told from more later.
private func spokenLanguage(_ content: PageContent, _ selection: PageSelection, _ tables: MetadataTables) -> String? {
    let tag = content.head.language.map { languageTag($0.value) }
    if let tag, !tag.isEmpty, tag.prefix(while: { $0 != "-" }) != "en" { return tag }
    let bytes = content.text.bytes
    var sample: [UInt8] = []
    sample.reserveCapacity(sampledBytes)
    for (i, block) in content.blocks.enumerated() where selection.removals[i] == nil && block.range.count >= 40 {
        var end = min(block.range.upperBound, block.range.lowerBound + sampledBytes - sample.count)
        while end < block.range.upperBound, isUTF8Continuation(bytes[end]) { end -= 1 }
        sample += bytes[block.range.lowerBound..<end]
        sample.append(0x0A)
        if sample.count >= sampledBytes - 40 { break }
    }
    let declared = content.head.language.map {
        Metadata.Value(String(decoding: $0.value, as: UTF8.self), how: $0.how)
    }
    return tables.languages.language(of: sample, declared: declared).map { languageTag(Array($0.value.utf8)) } ?? tag
}

/// So many bytes of a page's text tell by whose customs its names and dates are read.
private let sampledBytes = 320

/// What a page's site is called, by all that its head and its structured data say.
func siteNames(_ content: PageContent, _ data: StructuredData, address: [UInt8]?) -> SiteNames {
    var names = SiteNames()
    for name in content.head.siteNames { names.add(name) }
    for name in data.siteNames { names.add(Array(name.utf8)) }
    if let url = content.head.url(base: address)?.value ?? address { names.add(address: url) }
    return names
}

private func siteName(_ head: PageHead, _ data: StructuredData, _ url: [UInt8]?) -> Metadata.Value? {
    if let name = head.siteNames.first(where: { $0.first != 0x40 }) {
        return Metadata.Value(String(decoding: plainText(name), as: UTF8.self), how: "og:site_name")
    }
    if let name = data.siteNames.first { return Metadata.Value(name, how: "json-ld") }
    guard let host = url.flatMap({ host(of: $0) }) else { return nil }
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
