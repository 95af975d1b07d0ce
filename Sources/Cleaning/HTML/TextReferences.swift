import Bytes
import CharacterReferences
import Records

extension MappedText {
    /// This text with all character references decoded that end with a semicolon, numbers and names: what a scraper leaves of
    /// a page in a plain text.
    ///
    /// - Complexity: O(*n*); a text without `&` is handed back as it is.
    consuming func decodingStrayReferences() -> MappedText {
        guard let first = firstOffset(of: 0x26, in: bytes.span) else { return self }
        var decoded = MappedText()
        var cursor = 0
        var done = 0
        var next: Int? = first
        while let ampersand = next {
            let run = runs[runIndex(of: ampersand)]
            let contents = bytes.span.extracting(0..<run.textStart + run.textLength)
            if run.textLength == run.rawLength,
                case .character(let scalar, let end) = CharacterReference(contents, at: ampersand),
                bytes[end - 1] == 0x3B
            {
                let raw = run.rawStart + ampersand - run.textStart
                decoded.append(done..<ampersand, of: self, cursor: &cursor)
                decoded.appendDecoded(scalar < 0x20 ? 0x20 : scalar, from: raw..<raw + end - ampersand)
                done = end
            }
            next = firstOffset(of: 0x26, in: bytes.span, from: max(done, ampersand + 1))
        }
        guard done > 0 else { return self }
        decoded.append(done..<bytes.count, of: self, cursor: &cursor)
        return decoded.decodingReferences()
    }

    /// This text with the character references decoded that the parser leaves as they are: it knows the 253 names of HTML 4,
    /// with their semicolon, of the 2,125 that browsers know.
    ///
    /// An `&` that is itself decoded begins none: `&amp;hellip;` is a text about references.
    ///
    /// - Complexity: O(*n*); a text without `&` is handed back as it is.
    consuming func decodingReferences() -> MappedText {
        guard let first = firstOffset(of: 0x26, in: bytes.span) else { return self }
        var decoded = MappedText()
        var cursor = 0
        var done = 0
        var next: Int? = first
        while let ampersand = next {
            let run = runs[runIndex(of: ampersand)]
            if run.textLength == run.rawLength,
                let found = namedReference(bytes.span, at: ampersand, upTo: run.textStart + run.textLength)
            {
                let raw = run.rawStart + ampersand - run.textStart
                decoded.append(done..<ampersand, of: self, cursor: &cursor)
                // A line feed or a tab shows as a space.
                let isSpace = found.characters.count == 1 && isASCIISpace(found.characters[0])
                decoded.appendDecoded(isSpace ? [0x20] : found.characters, from: raw..<raw + found.byteCount)
                done = ampersand + found.byteCount
            }
            next = firstOffset(of: 0x26, in: bytes.span, from: max(done, ampersand + 1))
        }
        guard done > 0 else { return self }
        decoded.append(done..<bytes.count, of: self, cursor: &cursor)
        return decoded
    }
}
