import Records
import Shingling

/// Words that an article gives in quotation marks as somebody's.
struct Quotation: Sendable, Equatable {
    /// The words, without the marks.
    var text: [UInt8]
    /// The row of `quotes` that they are of.
    var quote: String
    /// When and where; numbered among the quotations of the article.
    var occasion: Occasion
    /// Name or host of the site, where it is known.
    var site: String?
    /// Who is said to have said it: the entity's id where it is known, else as the article has it.
    var speaker: [UInt8]?
}

/// What tells the words of quotations: letters and digits in lower case.
struct QuotationWords: Sendable {
    private static let classes = WordClasses.shared.folded

    /// The hashes of a quotation's words; none where there are too few to know them again.
    ///
    /// - Complexity: O(*n*).
    func hashes(_ text: [UInt8]) -> [UInt64] {
        let words = wordHashes(text.span, Self.classes.span)
        return words.count < shingleWords ? [] : words
    }

    /// The hashes of every five words in a row, ascending, each once.
    func shingles(_ words: [UInt64]) -> [UInt64] {
        var hashes = shingleHashes(words.span)
        hashSort(&hashes)
        return unique(hashes)
    }
}

/// The quotations of some articles, with what is needed to see which words come back.
struct Quotations: Sendable {
    private(set) var items: [Quotation] = []
    /// The hashes of every five words in a row, each once for an article.
    private(set) var shingles: [UInt64] = []
    private let words = QuotationWords()

    /// Adds what an article has in quotation marks, where it is five words or more.
    mutating func add(_ article: LocatedArticle) {
        var own: [UInt64] = []
        var number = 0
        for quote in article.record.extracted.quotes {
            for span in quote.quoted {
                let text = article.place(span).text
                let hashes = words.hashes(text)
                guard !hashes.isEmpty else { continue }
                own += shingleHashes(hashes.span)
                items.append(
                    Quotation(
                        text: text, quote: quote.id, occasion: article.occasion(number),
                        site: article.record.article.metadata.site?.value,
                        speaker: quote.speakerID.map { Array($0.utf8) } ?? quote.speaker.map { article.place($0).text })
                )
                number += 1
            }
        }
        hashSort(&own)
        shingles += unique(own)
    }
}
