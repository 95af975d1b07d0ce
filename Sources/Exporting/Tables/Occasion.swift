import Records

/// When something was in the news, and where: what decides which of several is the first.
struct Occasion: Sendable, Equatable {
    /// The day or moment of publication, ISO 8601, where it is known.
    var published: String?
    var article: String
    /// Its place among those of its article.
    var number: Int

    /// Whether it comes before another: dated articles first, by date, then by article id, then in the article's order.
    func isEarlier(than other: Occasion) -> Bool {
        if published != other.published {
            guard let published else { return false }
            guard let otherDate = other.published else { return true }
            return published.utf8.lexicographicallyPrecedes(otherDate.utf8)
        }
        if article != other.article { return article.utf8.lexicographicallyPrecedes(other.article.utf8) }
        return number < other.number
    }
}

extension LocatedArticle {
    /// When and where one of the article's things was in the news.
    func occasion(_ number: Int) -> Occasion {
        Occasion(published: record.article.metadata.published?.value, article: id, number: number)
    }
}
