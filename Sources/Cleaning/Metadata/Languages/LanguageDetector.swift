import Bytes
import Lexicons
import Records

/// Tells the language of a text: by its script where only one language has it, else by small words, letters and
/// endings.
///
/// Each occurrence of one counts for the languages of `pipeline/lexicon/languages.tsv` that have it, the more the fewer
/// they are. Sums of integers over the beginning and the middle of the text decide; nothing else does.
struct LanguageDetector: Sendable {
    private var languages: [String] = []
    /// The languages that other codes stand for: deprecated ones, and those of groups.
    private var others: [String: [String]] = [:]
    /// The short codes of those that ISO 639-2 has codes of three letters for.
    private var shortCodes: [String: String] = [:]
    private var byScript: [[Int]] = [[Int]](repeating: [], count: WritingScript.allCases.count)
    private var features = LanguageFeatures([])

    /// How many bytes of a text are looked at: half of them at its beginning, half in its middle.
    static let sampleByteCount = 2048

    /// Reads the table.
    ///
    /// - Throws: `TableError` at a row with an unknown script or a part that is neither a letter nor an ending.
    init(_ table: Table) throws {
        var found: [(feature: UInt64, language: UInt8)] = []
        let columns = (words: table.column("words"), parts: table.column("parts"))
        let bytes = table.bytes
        for row in table.rows {
            guard let script = WritingScript(name: row["script"]) else {
                throw table.error(row, "no script \"\(row["script"])\"")
            }
            guard languages.count < 250 else { throw table.error(row, "more than 250 languages") }
            let number = languages.count
            languages.append(row["language"])
            for code in row.list("also") { others[code, default: []].append(row["language"]) }
            for code in row.list("long") { shortCodes[code] = row["language"] }
            byScript[script.rawValue].append(number)
            func add(_ form: Range<Int>, _ kind: LanguageFeatures.Kind) {
                found.append((LanguageFeatures.hash(bytes.span, form, kind), UInt8(number)))
            }
            for word in row.ranges(columns.words) { add(word, .word) }
            for part in row.ranges(columns.parts) {
                if bytes[part.lowerBound] == 0x2D {
                    let ending = bytes.span.extracting(part.dropFirst())
                    found.append((LanguageFeatures.hash(ofEnding: ending), UInt8(number)))
                } else if decodeScalar(bytes.span, at: part.lowerBound).byteCount == part.count {
                    add(part, .letter)
                } else {
                    let written = String(decoding: bytes[part], as: UTF8.self)
                    throw table.error(row, "\"\(written)\" is neither a letter nor an ending")
                }
            }
        }
        features = LanguageFeatures(found)
    }

    /// The language of an article, and where it was found.
    ///
    /// What is declared is kept if the text speaks nearly as much for it as for any other language, or at all where it
    /// is short, or if the table does not know the language.
    ///
    /// - Parameter declared: The tag that the input names.
    func language(of text: [UInt8], declared: Metadata.Value?) -> Metadata.Value? {
        let named = declared.flatMap { said in
            normalTag(said.value).map { Metadata.Value(withShortCode($0), how: said.how) }
        }
        let evidence = evidence(text.span)
        guard let best = evidence.best else { return named }
        if let named {
            let primary = named.value.split(separator: "-").first.map(String.init) ?? ""
            let codes = others[primary] ?? [primary]
            guard languages.contains(where: codes.contains) else { return named }
            let own = languages.indices.filter { codes.contains(languages[$0]) }.map { evidence.scores[$0] }.max() ?? 0
            if 100 * own >= 85 * evidence.scores[best] || own > 0 && evidence.letterCount < 60 { return named }
        }
        return Metadata.Value(languages[best], how: "text")
    }

    /// A tag that begins with the shortest code of its language, as BCP 47 asks: `en` of `eng`.
    private func withShortCode(_ tag: String) -> String {
        guard let short = shortCodes[String(tag.prefix { $0 != "-" })] else { return tag }
        return short + tag.dropFirst(3)
    }

    /// How much a text speaks for each language.
    ///
    /// - Returns: The best language too, where it is clear enough.
    private func evidence(_ text: Span<UInt8>) -> (scores: [Int], best: Int?, letterCount: Int) {
        let sample = sample(of: text)
        let words = sample.span
        var scores = [Int](repeating: 0, count: languages.count)
        var tally = scores.mutableSpan
        var letters = [Int](repeating: 0, count: WritingScript.allCases.count)
        var latin = 0
        var word = ReadWord()
        var i = 0
        while i < words.count {
            let start = i
            // Phrases have no capitals of ASCII.
            while i < words.count, isASCIILower(words[i]) {
                word.hash.add(words[i])
                i += 1
            }
            latin += i - start
            word.scalars += i - start
            guard i < words.count else { break }
            let byte = words[i]
            if byte < 0x80 {
                if isASCIIDigit(byte) {
                    word.hash.add(byte)
                    word.scalars += 1
                } else if word.scalars > 0 {
                    count(word, words, before: i, &tally)
                    word = ReadWord()
                }
                i += 1
                continue
            }
            let scalar = decodeScalar(words, at: i)
            let range = i..<i + scalar.byteCount
            i = range.upperBound
            guard isWordScalar(scalar.value) else {
                if word.scalars > 0 {
                    count(word, words, before: range.lowerBound, &tally)
                    word = ReadWord()
                }
                continue
            }
            if let script = WritingScript(scalar.value) { letters[script.rawValue] += 1 }
            features.count(LanguageFeatures.hash(words, range, .letter), 2, &tally)
            for k in range { word.hash.add(words[k]) }
            word.scalars += 1
        }
        if word.scalars > 0 { count(word, words, before: words.count, &tally) }
        letters[WritingScript.latin.rawValue] += latin
        let letterCount = letters.reduce(0, +)
        // A few syllabic signs make a text Japanese, however many Chinese characters it has.
        if 20 * letters[WritingScript.kana.rawValue] >= letters[WritingScript.han.rawValue] {
            letters[WritingScript.kana.rawValue] += letters[WritingScript.han.rawValue]
            letters[WritingScript.han.rawValue] = 0
        }
        guard let script = letters.indices.max(by: { letters[$0] < letters[$1] }), letters[script] >= 12 else {
            return (scores, nil, letterCount)
        }
        let candidates = byScript[script]
        if candidates.count == 1 {
            scores[candidates[0]] = 1 << 30
            return (scores, candidates[0], letterCount)
        }
        for i in scores.indices where !candidates.contains(i) { scores[i] = 0 }
        // The first of those that score best.
        guard let best = candidates.max(by: { (scores[$0], $1) < (scores[$1], $0) }), letterCount >= 40,
            // Of a text in a language that is not in the table, or of none, few words are known.
            scores[best] >= 100, 3 * scores[best] >= letterCount,
            candidates.allSatisfy({ $0 == best || 100 * scores[best] >= 104 * scores[$0] })
        else {
            return (scores, nil, letterCount)
        }
        return (scores, best, letterCount)
    }

    /// What is looked at of a text, as a phrase.
    private func sample(of text: Span<UInt8>) -> [UInt8] {
        guard text.count > Self.sampleByteCount else { return phrase(of: text, text.indices) }
        func border(_ offset: Int) -> Int {
            var offset = offset
            while offset > 0 && isUTF8Continuation(text[offset]) { offset -= 1 }
            return offset
        }
        let half = Self.sampleByteCount / 2
        let middle = border(text.count / 2 - half / 2)..<border(text.count / 2 + half / 2)
        return phrase(of: text, 0..<border(half)) + [0x20] + phrase(of: text, middle)
    }

    /// A word as far as it is read.
    private struct ReadWord {
        var hash = ByteHash(start: LanguageFeatures.Kind.word.rawValue)
        /// How many scalars it has.
        var scalars = 0
    }

    /// Counts a word that ends at an offset, and its endings of two to five letters; a short word has none.
    private func count(_ word: ReadWord, _ words: Span<UInt8>, before end: Int, _ scores: inout MutableSpan<Int>) {
        features.count(word.hash.value, 12, &scores)
        guard word.scalars >= 5 else { return }
        // As `LanguageFeatures.hash(ofEnding:)` makes them.
        var hash = ByteHash(start: LanguageFeatures.Kind.ending.rawValue)
        var start = end
        for length in 1...min(5, word.scalars - 1) {
            repeat {
                start -= 1
                hash.add(words[start])
            } while isUTF8Continuation(words[start])
            if length >= 2 { features.count(hash.value, 3, &scores) }
        }
    }
}

/// A language tag as BCP 47 recommends to write it: `en-US` of `en_us`; `nil` where it is none.
func normalTag(_ written: String) -> String? {
    let tag = languageTag(Array(written.utf8))
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.utf8.count),
        parts.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isASCIIAlphanumeric) }),
        first.utf8.allSatisfy(isASCIILower), first != "und"
    else { return nil }
    let rest = parts.dropFirst().map { part in
        switch part.utf8.count {
        case 2: part.uppercased()
        case 4: part.prefix(1).uppercased() + part.dropFirst()
        default: String(part)
        }
    }
    return ([String(first)] + rest).joined(separator: "-")
}
