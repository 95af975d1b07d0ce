import Bytes

/// A pattern of words, as the tables of the codebook write them.
///
/// Elements are separated by spaces. An element is a word, or words separated by `/`; `~word` stands for all forms of a
/// verb, `word*` for every word that begins so and `*word` for every word that ends so; `?` at the end makes an element
/// optional. `_` is any word, `...` up to four words of any kind. Upper and lower case are the same, punctuation is
/// never crossed.
public struct WordPattern: Sendable, Equatable {
    /// One place of a pattern.
    enum Element: Sendable, Equatable {
        case word(WordTest, isOptional: Bool)
        case any
        case gap
    }

    /// The pattern as it was written.
    public let source: String
    let elements: [Element]

    /// The most words that `...` passes over.
    static let longestGap = 4

    /// Reads a pattern.
    ///
    /// - Throws: `WordPatternError` for an empty pattern and for one that does not begin and end with a word.
    public init(_ source: String) throws(WordPatternError) {
        self.source = source
        var elements: [Element] = []
        for part in source.utf8.split(separator: 0x20) {
            switch String(decoding: part, as: UTF8.self) {
            case "_": elements.append(.any)
            case "...": elements.append(.gap)
            default:
                let isOptional = part.last == 0x3F
                let test = WordTest(Array(isOptional ? part.dropLast() : part))
                guard !test.isEmpty else {
                    throw WordPatternError(pattern: source, reason: "an element without a word")
                }
                elements.append(.word(test, isOptional: isOptional))
            }
        }
        guard case .word(_, isOptional: false)? = elements.first else {
            throw WordPatternError(pattern: source, reason: "the first element must be a word that is not optional")
        }
        switch elements.last {
        case .gap?, .any?: throw WordPatternError(pattern: source, reason: "the last element must be a word")
        default: break
        }
        self.elements = elements
    }

    /// Where the longest match that begins at `start` ends, or `nil`.
    func end(in forms: [String], from start: Int) -> Int? {
        longestEnd(0, forms, start)
    }

    private func longestEnd(_ element: Int, _ forms: [String], _ i: Int) -> Int? {
        guard element < elements.count else { return i }
        switch elements[element] {
        case .word(let test, let isOptional):
            if i < forms.count && test.matches(forms[i]), let end = longestEnd(element + 1, forms, i + 1) { return end }
            return isOptional ? longestEnd(element + 1, forms, i) : nil
        case .any:
            guard i < forms.count, isWordForm(forms[i]) else { return nil }
            return longestEnd(element + 1, forms, i + 1)
        case .gap:
            var longest: Int?
            var next = i
            while next <= forms.count && next - i <= Self.longestGap {
                if let end = longestEnd(element + 1, forms, next) { longest = max(longest ?? end, end) }
                guard next < forms.count, isWordForm(forms[next]) else { break }
                next += 1
            }
            return longest
        }
    }

    /// Words that the pattern must match: the first choice of each element that is not optional.
    var sample: [String] { samples.first ?? [] }

    /// The sample, and for each choice of each element the sample with that choice in its place.
    var samples: [[String]] {
        var words: [String] = []
        var choices: [(place: Int, word: String)] = []
        for element in elements {
            switch element {
            case .word(let test, let isOptional):
                guard !isOptional, let first = test.samples.first else { continue }
                choices += test.samples.dropFirst().map { (words.count, $0) }
                words.append(first)
            case .any, .gap: words.append("thing")
            }
        }
        return [words]
            + choices.map { choice in
                var other = words
                other[choice.place] = choice.word
                return other
            }
    }
}

/// What is wrong with a word pattern.
public struct WordPatternError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The pattern as it was written.
    public var pattern: String
    /// What is wrong.
    public var reason: String

    /// The pattern and the reason.
    public var description: String { "pattern \"\(pattern)\": \(reason)" }
}

/// The forms that a word may have at one place of a pattern.
struct WordTest: Sendable, Equatable {
    var exact: Set<String> = []
    var prefixes: [String] = []
    var suffixes: [String] = []
    /// A form that passes, for each choice.
    var samples: [String] = []

    /// Reads words separated by `/`.
    init(_ choices: [UInt8]) {
        for choice in choices.split(separator: 0x2F) {
            let bytes = normalized(Array(choice).span)
            if bytes.first == 0x7E {
                let verb = String(decoding: bytes.dropFirst(), as: UTF8.self)
                guard !verb.isEmpty else { continue }
                exact.formUnion(inflections(of: verb))
                keep(verb)
            } else if bytes.last == 0x2A {
                let prefix = String(decoding: bytes.dropLast(), as: UTF8.self)
                guard !prefix.isEmpty else { continue }
                prefixes.append(prefix)
                keep(prefix)
            } else if bytes.first == 0x2A {
                let suffix = String(decoding: bytes.dropFirst(), as: UTF8.self)
                guard !suffix.isEmpty else { continue }
                suffixes.append(suffix)
                keep("9" + suffix)
            } else {
                let word = String(decoding: bytes, as: UTF8.self)
                exact.insert(word)
                keep(word)
            }
        }
    }

    var isEmpty: Bool { exact.isEmpty && prefixes.isEmpty && suffixes.isEmpty }

    func matches(_ form: String) -> Bool {
        exact.contains(form) || prefixes.contains { form.utf8.starts(with: $0.utf8) }
            || suffixes.contains { form.utf8.count > $0.utf8.count && form.hasSuffix($0) }
    }

    private mutating func keep(_ word: String) { samples.append(word) }
}

/// Whether a form is a word or a number, not punctuation.
func isWordForm(_ form: String) -> Bool {
    guard let first = form.utf8.first else { return false }
    return isASCIIAlphanumeric(first) || first >= 0x80 && form != "–" && form != "—" && form != "…"
        || first == 0x27 && form.utf8.count > 1
}

/// Lower case for ASCII, and a straight apostrophe for a curly one: the form in which words are compared.
func normalized(_ bytes: Span<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
        if bytes[i] == 0xE2, i + 2 < bytes.count, bytes[i + 1] == 0x80, bytes[i + 2] == 0x99 || bytes[i + 2] == 0x98 {
            out.append(0x27)
            i += 3
        } else {
            out.append(asciiLowercased(bytes[i]))
            i += 1
        }
    }
    return out
}
