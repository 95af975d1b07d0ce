import Language

/// Names and other runs of words with a number each, of which the longest that begins at a token is found.
struct PhraseTable: Sendable {
    private var phrases = WordTable()
    /// For each first word, how many tokens the longest phrase has that begins with it.
    private var reach = WordTable()

    /// Sets the value of a phrase, with straight and with curly apostrophes.
    ///
    /// - Parameter analyzer: Tells how many tokens the phrase has.
    mutating func insert(_ phrase: String, _ value: UInt32, _ analyzer: TextAnalyzer) {
        let bytes = Array(phrase.utf8)
        add(bytes, value, analyzer)
        if bytes.contains(0x27) {
            add(bytes.flatMap { $0 == 0x27 ? [0xE2, 0x80, 0x99] : [$0] }, value, analyzer)
        }
    }

    private mutating func add(_ bytes: [UInt8], _ value: UInt32, _ analyzer: TextAnalyzer) {
        let tokens = analyzer.analyze(bytes.span).tokens
        guard let first = tokens.first else { return }
        phrases.insert(bytes, value)
        let known = reach.value(bytes.span, first.range) ?? 0
        reach.insert(Array(bytes[first.range]), max(known, UInt32(tokens.count)))
    }

    /// The value of a whole phrase.
    func value(_ phrase: String) -> UInt32? {
        phrases.value(Array(phrase.utf8))
    }

    /// The value of the phrase at a byte range.
    func value(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
        phrases.value(text, range)
    }

    /// The longest phrase that begins with the token at `i` and ends before `limit`: its value and the index after its
    /// last token.
    func longest(_ text: Span<UInt8>, _ tokens: [Token], at i: Int, limit: Int) -> (value: UInt32, end: Int)? {
        guard let reach = reach.value(text, tokens[i].range) else { return nil }
        var end = min(i + Int(reach), limit)
        while end > i {
            if let value = phrases.value(text, tokens[i].start..<tokens[end - 1].end) { return (value, end) }
            end -= 1
        }
        return nil
    }

    /// The longest phrase that ends before the token at `end` and begins at or after `start`.
    func longest(_ text: Span<UInt8>, _ tokens: [Token], before end: Int, start: Int) -> (value: UInt32, start: Int)? {
        for i in max(start, end - 4)..<max(end, start) {
            if let value = phrases.value(text, tokens[i].start..<tokens[end - 1].end) { return (value, i) }
        }
        return nil
    }
}
