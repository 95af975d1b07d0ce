/// Many word patterns, found in one pass over a sentence.
///
/// - Complexity: A word costs a look-up of its form and a try of the patterns that begin with it, or with its first byte.
struct PatternIndex: Sendable {
    /// A match: which pattern, and the words that it covers.
    struct Match: Sendable, Equatable {
        /// The index of the pattern, in the order of `insert`.
        var pattern: Int
        /// Indices of words.
        var words: Range<Int>
    }

    private(set) var patterns: [WordPattern] = []
    private var byForm: [String: [Int]] = [:]
    private var byFirstByte: [UInt8: [Int]] = [:]
    private var open: [Int] = []

    /// Adds a pattern.
    mutating func insert(_ pattern: WordPattern) {
        let index = patterns.count
        patterns.append(pattern)
        guard case .word(let test, _)? = pattern.elements.first else { return }
        for form in test.exact { byForm[form, default: []].append(index) }
        for prefix in test.prefixes {
            if let first = prefix.utf8.first { byFirstByte[first, default: []].append(index) }
        }
        if !test.suffixes.isEmpty { open.append(index) }
    }

    /// All matches, overlapping ones included: ascending by start, at each start the longest first, then in the order
    /// of the patterns.
    func matches(in forms: [String]) -> [Match] {
        var found: [Match] = []
        for (i, form) in forms.enumerated() {
            var candidates = byForm[form] ?? []
            if let first = form.utf8.first { candidates += byFirstByte[first] ?? [] }
            candidates += open
            guard !candidates.isEmpty else { continue }
            var here: [Match] = []
            for candidate in Set(candidates).sorted() {
                if let end = patterns[candidate].end(in: forms, from: i) {
                    here.append(Match(pattern: candidate, words: i..<end))
                }
            }
            here.sort { ($1.words.upperBound, $0.pattern) < ($0.words.upperBound, $1.pattern) }
            found += here
        }
        return found
    }

    /// The matches that stand when a longer one takes the words of those that it overlaps: leftmost of the longest.
    func longestMatches(in forms: [String]) -> [Match] {
        longest(matches(in: forms))
    }
}

/// Keeps the longest of the matches that overlap; of equals the first.
func longest(_ matches: [PatternIndex.Match]) -> [PatternIndex.Match] {
    var kept: [PatternIndex.Match] = []
    let order = matches.enumerated().sorted {
        ($1.element.words.count, $0.offset) < ($0.element.words.count, $1.offset)
    }
    for (_, match) in order where !kept.contains(where: { $0.words.overlaps(match.words) }) { kept.append(match) }
    return kept.sorted { $0.words.lowerBound < $1.words.lowerBound }
}
