/// An article's names, which of them name the same, and nothing else: a line of a file of given names.
public struct GivenNames: Sendable {
    /// A name.
    public struct Name: Sendable {
        /// Its words.
        public var text: String
        /// `PER`, `ORG`, `LOC`…
        public var type: String
        /// Names with the same number name the same.
        public var cluster: Int
    }

    /// The article.
    public var id: String
    /// In the order of the article.
    public var names: [Name]

    /// Reads lines of `{"id", "mentions": [{"text", "type", "cluster"}…]}`.
    ///
    /// - Throws: `EvaluationError` at a line that is something else.
    public static func read(path: String) throws(EvaluationError) -> [GivenNames] {
        var articles: [GivenNames] = []
        for (i, value) in try readJSONLines(path).enumerated() {
            func wrong(_ reason: String) -> EvaluationError {
                EvaluationError(place: "\(path):\(i + 1)", reason: reason)
            }
            guard case .text(let id) = value["id"], case .array(let mentions) = value["mentions"] else {
                throw wrong("no id and mentions")
            }
            var names: [Name] = []
            for mention in mentions {
                guard case .text(let text) = mention["text"], case .text(let type) = mention["type"],
                    case .integer(let cluster) = mention["cluster"]
                else { throw wrong("a mention without text, type or cluster") }
                names.append(
                    Name(
                        text: String(decoding: text, as: UTF8.self), type: String(decoding: type, as: UTF8.self),
                        cluster: cluster))
            }
            articles.append(GivenNames(id: String(decoding: id, as: UTF8.self), names: names))
        }
        return articles
    }
}
