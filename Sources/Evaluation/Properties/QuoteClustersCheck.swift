/// Checks that each row of `quote_clusters` counts what its quotes are, and that these have words in common.
struct QuoteClustersCheck {
    let tables: [String: [JSONValue]]

    func check(_ violations: inout Violations) {
        var quotes: [String: JSONValue] = [:]
        for row in tables["quotes"] ?? [] { if let id = row["quote_id"].string { quotes[id] = row } }
        for (number, row) in (tables["quote_clusters"] ?? []).enumerated() {
            let place = "quote_clusters:\(number + 1)"
            let own = row["quote_ids"].elements.map { $0.string.flatMap { quotes[$0] } }
            violations.expect(!own.contains(nil), "\(place): a quote that is none")
            let articles = Set(own.compactMap { $0?["article_id"].string })
            violations.expect(articles.count > 1, "\(place): in one article only")
            violations.expect(row["articles"].integer == articles.count, "\(place): articles is not \(articles.count)")
            let first = row["quote_ids"].elements.first ?? .null
            violations.expect(row["first_quote_id"] == first, "\(place): another first quote")
            violations.expect(
                row["first_article_id"] == own.first??["article_id"], "\(place): another first article")
            let text = row["text"].utf8
            violations.expect(
                own.contains { $0?["quoted_text"].elements.contains { $0.utf8 == text } ?? false },
                "\(place): words that none of its quotes has")
        }
    }
}
