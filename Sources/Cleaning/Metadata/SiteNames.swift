import Bytes
import Records

/// What a page's site is called: by its own word, and by its address.
struct SiteNames {
    /// Letters and digits only, in lower case.
    private var names: [[UInt8]] = []
    /// The length of the longest of them, in bytes.
    private var longest = 0
    /// The domain without its last part and `www`: `example` of `www.example.org`.
    private var label: [UInt8] = []
    /// The last part of the domain, in lower case.
    private(set) var domain: [UInt8] = []

    /// So many names are kept: each text is compared with all.
    private static let mostNames = 64

    /// No names.
    init() {}

    /// What a site is called of which metadata names the name or an address.
    init(_ metadata: Metadata) {
        if let name = metadata.site { add(Array(name.value.utf8)) }
        if let url = metadata.url { add(address: Array(url.value.utf8)) }
    }

    /// Adds a name.
    mutating func add(_ name: [UInt8]) {
        // Some say their slogan here, or the title of the page.
        guard names.count < Self.mostNames, wordCount(name.span, name.indices) <= 5 else { return }
        let compact = compacted(name.span)
        if compact.count >= 2 && !names.contains(compact) { append(compact) }
    }

    private mutating func append(_ compact: [UInt8]) {
        names.append(compact)
        longest = max(longest, compact.count)
    }

    /// Adds what the address of a page says: `https://www.example.org/…`.
    mutating func add(address: [UInt8]) {
        guard let host = host(of: address) else { return }
        add(host)
        var labels: [[UInt8]] = [[]]
        for byte in host { if byte == 0x2E { labels.append([]) } else { labels[labels.count - 1].append(byte) } }
        guard labels.count >= 2, let last = labels.last else { return }
        domain = last
        labels.removeLast()
        // `co.uk`, `com.br`.
        if labels.count >= 2, labels[labels.count - 1].count <= 3 { labels.removeLast() }
        let registered = labels[labels.count - 1]
        label = compacted(registered.span)
        if label.count >= 3 { append(label) }
    }

    /// Whether these words are the site's name.
    func isName(_ words: [UInt8]) -> Bool {
        // Nearly all texts are longer than any name; to see that takes less than to write them anew.
        guard words.count(where: isASCIIAlphanumeric) <= longest + 5 else { return false }
        let compact = compacted(words.span)
        guard compact.count >= 2 else { return false }
        if names.contains(compact) { return true }
        // `example.org` where the site is called Example.
        guard let dot = words.lastIndex(of: 0x2E), dot >= 2, words.count - dot <= 5, !words.contains(0x20) else {
            return false
        }
        let front = Array(words[..<dot])
        let name = compacted(front.span)
        return names.contains(name)
    }

    /// Whether these words, set off from a title by a mark, are the site's name, or some of it or more.
    func isAffix(_ words: [UInt8]) -> Bool {
        let compact = compacted(words.span)
        guard compact.count >= 2 else { return false }
        return names.contains { name in
            name == compact || compact.count >= 3 && name.starts(with: compact)
                || name.count >= 4 && (compact.starts(with: name) || isWithin(compact, name))
        }
    }

    /// Whether these words of at least six letters are some of the site's name: `Alto Valle` of `Diario del Alto Valle`.
    func includes(_ words: [UInt8]) -> Bool {
        guard words.count <= 80 else { return false }
        let compact = compacted(words.span)
        return compact.count >= 6
            && names.contains { $0.count > compact.count && $0 != label && holds($0.span, compact) }
    }

    private func isWithin(_ text: [UInt8], _ name: [UInt8]) -> Bool {
        name.count >= 5 && text.count <= 3 * name.count && holds(text.span, name)
    }
}

/// The host of an address, in lower case and without `www.`; `nil` where there is none.
func host(of address: [UInt8]) -> [UInt8]? {
    let text = address.span
    guard let colon = firstOffset(of: 0x3A, in: text), stands(Array("://".utf8), in: text, at: colon) else {
        return nil
    }
    var host: [UInt8] = []
    for byte in address[(colon + 3)...] {
        if byte == 0x2F || byte == 0x3A || byte == 0x3F || byte == 0x23 { break }
        host.append(asciiLowercased(byte))
    }
    if stands(Array("www.".utf8), in: host.span, at: 0) { host.removeFirst(4) }
    return host.contains(0x2E) ? host : nil
}

/// The scheme and the host of an address: `https://www.example.org`; `nil` where it has none.
func origin(of address: [UInt8]) -> [UInt8]? {
    guard host(of: address) != nil, let colon = address.firstIndex(of: 0x3A) else { return nil }
    let end = address[(colon + 3)...].firstIndex { $0 == 0x2F || $0 == 0x3F || $0 == 0x23 } ?? address.count
    return Array(address[..<end])
}

/// Letters and digits only, in lower case.
private func compacted(_ text: Span<UInt8>) -> [UInt8] {
    let words = phrase(of: text, text.indices)
    let bytes = words.span
    return newBytes(capacity: words.count) { (compact: inout OutputSpan<UInt8>) in
        var i = 0
        while i < bytes.count {
            let scalar = decodeScalar(bytes, at: i)
            if isWordScalar(scalar.value) { for k in i..<i + scalar.byteCount { compact.append(bytes[k]) } }
            i += scalar.byteCount
        }
    }
}
