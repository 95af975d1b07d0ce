import Bytes
import Records

/// A text as the lines of its site are counted: which site it is from, and what stands in its lines.
public struct SiteArticle: Sendable, Equatable {
    /// The hash of the site.
    public var site: UInt64
    /// The hashes of the site with each line, once each, in order.
    public var lines: [UInt64]
    /// The lines of prose, once each, in order.
    public var prose: [Prose]
    /// The hash of the longest line of prose.
    public var longest: UInt64

    /// A line of prose.
    public struct Prose: Sendable, Equatable {
        /// Its hash.
        public var hash: UInt64
        /// Its length in bytes.
        public var byteCount: Int
    }
}

extension SiteArticle {
    /// Hashes the lines of a text; `nil` for one without prose.
    ///
    /// - Complexity: O(*n*), an allocation a line.
    init?(_ text: Span<UInt8>, site: UInt64) {
        self.site = site
        lines = []
        prose = []
        var seen: Set<UInt64> = []
        var longest: (hash: UInt64, byteCount: Int) = (0, 0)
        for line in textLines(text) where line.hasWord {
            let hash = siteLineHash(phrase(of: text, line.range), site)
            if line.isProse && line.range.count > longest.byteCount { longest = (hash, line.range.count) }
            guard seen.insert(hash).inserted else { continue }
            lines.append(hash)
            if line.isProse { prose.append(Prose(hash: hash, byteCount: line.range.count)) }
        }
        guard longest.byteCount > 0 else { return nil }
        self.longest = longest.hash
    }
}

/// The hash of a line's words on a site.
func siteLineHash(_ words: [UInt8], _ site: UInt64) -> UInt64 { stableHash(words.span, seed: site) }

/// The hash of the site that an input is from: the host of its address, else the site's name, else the sender of a
/// message, else the folder or the container that it stands in.
func siteHash(_ metadata: Metadata, _ input: RawInput) -> UInt64 {
    if let url = metadata.url, let host = host(of: Array(url.value.utf8)) { return stableHash(host.span) }
    if let site = metadata.site {
        let name = Array(site.value.utf8)
        let words = phrase(of: name.span, name.indices)
        return stableHash(words.span)
    }
    if let group = input.message?.group { return stableHash(group, seed: 2) }
    let path = Array(input.path.utf8)
    let border = input.form == .file ? path.lastIndex(of: 0x2F) : path.firstIndex(of: 0x23)
    let folder = Array(path[..<(border ?? 0)])
    return stableHash(folder.span, seed: 1)
}

extension Cleaner {
    /// The lines of a plain text, as `clean` looks at them; `nil` for a page, whose blocks are chosen by their markup,
    /// for a text without prose, and for what `clean` rejects.
    public func siteArticle(of input: RawInput) -> SiteArticle? {
        guard !input.bytes.isEmpty, input.bytes.count <= options.maximumBytes else { return nil }
        do throws(Rejection) {
            let source = try decodedSource(of: input)
            guard !source.isPage else { return nil }
            try checkLines(source.content.bytes, input)
            let content = try lineContent(of: source, input)
            return SiteArticle(content.text.bytes.span, site: siteHash(content.metadata, input))
        } catch {
            // Counted and named when it is cleaned.
            return nil
        }
    }
}
