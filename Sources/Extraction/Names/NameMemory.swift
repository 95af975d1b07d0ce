import Language

/// What an article's names, as the tables and rules find them, say of the words in them wherever they stand.
struct NameMemory {
    /// By the hash of a capitalised word: bits of the types of the names that it ends, from bit 16 on of those that it
    /// begins or stands in; bit 12: it stands inside a sentence; bit 13: it stands there in lower case.
    private var words: [UInt64: UInt32] = [:]

    /// Remembers nothing.
    init() {}

    /// Remembers the names of all fields of an article.
    init(_ readings: [NameReading]) {
        for reading in readings {
            add(reading.bytes.span, reading.analysis.tokens, reading.analysis.sentences, reading.reader.found)
        }
    }

    private mutating func add(
        _ text: Span<UInt8>, _ tokens: [Token], _ sentences: [SentenceRange], _ names: [FoundName]
    ) {
        for sentence in sentences {
            for i in sentence.tokens.dropFirst() where tokens[i].kind == .word {
                let form = WordForm(text, tokens[i].range)
                if tokens[i].isCapitalized {
                    words[form.lower, default: 0] |= 1 << 12
                } else {
                    words[form.lower, default: 0] |= 1 << 13
                }
            }
        }
        for name in names where !name.isDoubtful {
            let type = (name.type ?? name.fallback).map { UInt32($0.rawValue) + 1 } ?? 0
            for i in name.tokens where tokens[i].kind == .word {
                let isLast = i == name.tokens.upperBound - 1
                let shift = isLast ? type : type + 16
                words[WordForm(text, tokens[i].range).lower, default: 0] |= 1 << shift
            }
        }
    }

    /// The bits of a word.
    subscript(lower: UInt64) -> UInt32 { words[lower] ?? 0 }
}
