/// Reads the gold of one article.
///
/// - Throws: `EvaluationError` where a member is missing that every gold has.
func goldArticle(_ json: JSONValue, place: String) throws(EvaluationError) -> MarkedArticle {
    func string(_ value: JSONValue, _ key: String) throws(EvaluationError) -> String {
        guard let found = value[key].string else {
            throw EvaluationError(place: place, reason: "expected a string \"\(key)\"")
        }
        return found
    }
    let id = try string(json, "id")
    func item(_ value: JSONValue, span: JSONValue) throws(EvaluationError) -> MarkedItem {
        guard let start = span["start"].integer, let end = span["end"].integer else {
            throw EvaluationError(place: place, reason: "expected \"start\" and \"end\"")
        }
        return MarkedItem(
            article: id, field: value["field"].string ?? "text", start: start, end: end,
            isOptional: value["optional"].isTrue)
    }
    var article = MarkedArticle(id: id, text: try string(json, "text"), title: json["title"]["text"].string)
    var sentenceIDs: [String: String] = [:]
    for value in json["sentences"].elements {
        let sentence = try item(value, span: value)
        sentenceIDs[sentence.key()] = try string(value, "id")
        article.sentences.append(sentence)
    }
    for value in json["entities"].elements {
        var entity = try item(value, span: value)
        entity.codes["type"] = commonType(value["type"].string)
        entity.codes["entity"] = try string(value, "canonical")
        entity.codes["actor"] = value["actor"].string ?? entity.codes["entity"]
        article.entities.append(entity)
    }
    for value in json["quotes"].elements {
        var quote = try item(value, span: value["content"])
        quote.codes["type"] = value["type"].string
        quote.codes["speaker"] = try string(value["speaker"], "canonical")
        article.quotes.append(quote)
    }
    for value in json["timexes"].elements {
        var time = try item(value, span: value)
        time.codes["value"] = value["value"].string
        article.times.append(time)
    }
    for value in json["positions"].elements {
        var position = MarkedPosition(article: id, sentence: try string(value, "sentence"))
        for key in ["holder", "act", "issue", "source"] { position.codes[key] = value[key].string }
        position.codes["polarity"] = value["polarity"].integer.map(String.init)
        position.codes["target"] = value["target"].elements.compactMap(\.string).sorted().joined(separator: ";")
        position.consequents = value["condition"]["issue"].elements.compactMap(\.string).sorted()
        article.positions.append(position)
    }
    return article
}

/// Reads what the tables in a folder say of each article, by the name of its file without ending.
///
/// A table that is not there says nothing.
func systemArticles(_ folder: String, goldSentences: [String: [String: String]]) throws(EvaluationError)
    -> [String: MarkedArticle]
{
    var names: [String: String] = [:]
    var articles: [String: MarkedArticle] = [:]
    for row in try table("articles", folder) {
        guard let id = row["article_id"].string, let path = row["path"].string else {
            throw EvaluationError(place: "\(folder)/articles.jsonl", reason: "a row without article_id or path")
        }
        let name = stem(path)
        names[id] = name
        articles[name] = MarkedArticle(id: name, text: row["text"].string, title: row["title"].string)
    }
    func name(_ row: JSONValue, _ table: String) throws(EvaluationError) -> String {
        guard let name = row["article_id"].string.flatMap({ names[$0] }) else {
            throw EvaluationError(place: "\(folder)/\(table).jsonl", reason: "a row of an unknown article")
        }
        return name
    }
    func item(_ row: JSONValue, _ name: String) -> MarkedItem {
        MarkedItem(
            article: name, field: row["field"].string ?? "text", start: row["start"].integer ?? -1,
            end: row["end"].integer ?? -1)
    }
    for row in try table("sentences", folder) where row["field"].string ?? "text" == "text" {
        let name = try name(row, "sentences")
        articles[name]?.sentences.append(item(row, name))
    }
    for row in try table("mentions", folder) {
        let name = try name(row, "mentions")
        var entity = item(row, name)
        entity.codes["type"] = commonType(row["type"].string)
        entity.codes["entity"] = row["entity_id"].string
        entity.codes["actor"] = nonEmpty(row["actor"].string) ?? row["entity_id"].string
        articles[name]?.entities.append(entity)
    }
    for row in try table("quotes", folder) where !listed(row["flags"]).contains("topic") {
        let name = try name(row, "quotes")
        var quote = item(row, name)
        quote.field = "text"
        quote.codes["type"] = row["kind"].string
        quote.codes["speaker"] = row["speaker_id"].string
        articles[name]?.quotes.append(quote)
    }
    for row in try table("times", folder) {
        let name = try name(row, "times")
        var time = item(row, name)
        time.codes["value"] = row["value"].string
        articles[name]?.times.append(time)
    }
    for row in try table("positions", folder) {
        let name = try name(row, "positions")
        let place = "\(row["field"].string ?? "text") \(row["sent_start"].integer ?? -1)"
        var position = MarkedPosition(article: name, sentence: goldSentences[name]?[place])
        for key in ["holder", "act", "issue", "source"] { position.codes[key] = row[key].string }
        position.codes["polarity"] = row["polarity"].integer.map(String.init)
        position.codes["target"] = listed(row["target"]).sorted().joined(separator: ";")
        position.consequents = listed(row["condition_issue"]).sorted()
        articles[name]?.positions.append(position)
    }
    return articles
}

/// The rows of a table; none where there is no such file.
private func table(_ name: String, _ folder: String) throws(EvaluationError) -> [JSONValue] {
    let path = "\(folder)/\(name).jsonl"
    return isReadable(path) ? try readJSONLines(path) : []
}

/// A list, or a list joined by `;`, as a list.
private func listed(_ value: JSONValue) -> [String] {
    guard let joined = value.string else { return value.elements.compactMap(\.string) }
    return joined.utf8.split(separator: 0x3B).map { String(decoding: $0, as: UTF8.self) }
}

private func nonEmpty(_ value: String?) -> String? { value.flatMap { $0.isEmpty ? nil : $0 } }

/// The last part of a path without its ending.
private func stem(_ path: String) -> String {
    let name = path.utf8.split(separator: 0x2F).last.map { Array($0) } ?? []
    guard let dot = name.lastIndex(of: 0x2E), dot > 0 else { return String(decoding: name, as: UTF8.self) }
    return String(decoding: name[..<dot], as: UTF8.self)
}
