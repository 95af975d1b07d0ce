import Bytes
import CharacterReferences
import Records

extension MappedText {
    /// This text with all character references decoded that end with a semicolon, numbers and names, but for those of
    /// control characters: what a scraper leaves of a page in a plain text.
    ///
    /// - Complexity: O(*n*); a text without `&` is handed back as it is.
    consuming func decodingStrayReferences() -> MappedText {
        let (decoded, isChanged) = replacingReferences { text, ampersand, end in
            guard case .character(let scalar, let end) = CharacterReference(text.extracting(0..<end), at: ampersand),
                text[end - 1] == 0x3B, let shown = shownScalar(scalar)
            else { return nil }
            var characters: [UInt8] = []
            appendUTF8(max(0x20, shown), to: &characters)
            return (characters, end - ampersand)
        }
        return isChanged ? decoded.decodingReferences() : decoded
    }

    /// This text with the character references decoded that the parser leaves as they are: it knows the 253 names of
    /// HTML 4, with their semicolon, of the 2,125 that browsers know.
    ///
    /// An `&` that is itself decoded begins none: `&amp;hellip;` is a text about references.
    ///
    /// - Complexity: O(*n*); a text without `&` is handed back as it is.
    consuming func decodingReferences() -> MappedText {
        replacingReferences { text, ampersand, end in
            guard var found = namedReference(text, at: ampersand, upTo: end) else { return nil }
            // A line feed or a tab shows as a space.
            if found.characters.count == 1, isASCIISpace(found.characters[0]) { found.characters = [0x20] }
            return found
        }.text
    }

    /// This text with each reference decoded that is found at an `&` that was copied from the source, and whether there
    /// were any. One of as many bytes as what it stands for (`&acE;`) stays, since a run of as many bytes is a copy.
    ///
    /// - Parameter reference: Gives what the reference at an offset of the text stands for, as UTF-8, and how many
    ///   bytes it has up to a bound; `nil` where there is none.
    private consuming func replacingReferences(
        _ reference: (_ text: Span<UInt8>, _ ampersand: Int, _ end: Int) -> (characters: [UInt8], byteCount: Int)?
    ) -> (text: MappedText, isChanged: Bool) {
        guard let first = firstOffset(of: 0x26, in: bytes.span) else { return (self, false) }
        var decoded = MappedText()
        var cursor = 0
        var done = 0
        var next: Int? = first
        while let ampersand = next {
            let run = runs[runIndex(of: ampersand)]
            if run.textLength == run.rawLength,
                let found = reference(bytes.span, ampersand, run.textStart + run.textLength),
                found.characters.count != found.byteCount
            {
                let raw = run.rawStart + ampersand - run.textStart
                decoded.append(done..<ampersand, of: self, cursor: &cursor)
                decoded.appendDecoded(found.characters, from: raw..<raw + found.byteCount)
                done = ampersand + found.byteCount
            }
            next = firstOffset(of: 0x26, in: bytes.span, from: max(done, ampersand + 1))
        }
        guard done > 0 else { return (self, false) }
        decoded.append(done..<bytes.count, of: self, cursor: &cursor)
        return (decoded, true)
    }
}
