import FoundationEssentials

/// `pipeline/config.json`: JSON5 (comments and trailing commas allowed), one section a stage and the domain.
struct Configuration {
    private let path: String
    private let sections: [String: [String: ConfigurationValue]]
    /// The domain that is coded by default.
    let domain: String

    private static let stages = ["clean", "dedupe", "extract", "annotate", "export"]

    init(_ bytes: [UInt8], path: String) throws {
        self.path = path
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let tree: ConfigurationValue
        do {
            tree = try decoder.decode(ConfigurationValue.self, from: Data(bytes))
        } catch {
            throw Failure(.configuration, place: path, reason: "not JSON5: \(explanation(error))")
        }
        guard case .object(let members) = tree else {
            throw Failure(.configuration, place: path, reason: "expected an object")
        }
        let known = Self.stages + ["domain"]
        for key in members.keys.sorted() where !known.contains(key) {
            throw Failure(
                .configuration, place: path,
                reason: "unknown key \"\(key)\"; did you mean \"\(nearest(key, in: known))\"?")
        }
        var sections: [String: [String: ConfigurationValue]] = [:]
        for stage in Self.stages {
            guard let value = members[stage] else { continue }
            guard case .object(let section) = value else {
                throw Failure(.configuration, place: path, reason: "\"\(stage)\" must be an object")
            }
            sections[stage] = section
        }
        guard case .string(let domain) = members["domain"], !domain.isEmpty else {
            throw Failure(.configuration, place: path, reason: "\"domain\" must be a string")
        }
        self.sections = sections
        self.domain = domain
    }

    /// A section laid over the defaults.
    func section<Options: Codable>(_ stage: String, over defaults: Options) throws -> Options {
        let encoded = try JSONDecoder().decode(ConfigurationValue.self, from: canonicalJSON(defaults))
        guard case .object(var merged) = encoded else { return defaults }
        for (key, value) in (sections[stage] ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard merged.updateValue(value, forKey: key) != nil else {
                let known = merged.keys.filter { $0 != key }.sorted()
                throw Failure(
                    .configuration, place: path,
                    reason: "unknown key \"\(stage).\(key)\""
                        + (known.isEmpty
                            ? "; it has no keys" : "; did you mean \"\(stage).\(nearest(key, in: known))\"?"))
            }
        }
        do {
            return try JSONDecoder().decode(Options.self, from: canonicalJSON(ConfigurationValue.object(merged)))
        } catch let error as DecodingError {
            throw Failure(.configuration, place: path, reason: "\(stage): \(explanation(error))")
        }
    }
}

/// A value as JSON with its keys sorted.
func canonicalJSON(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return try encoder.encode(value)
}

private func explanation(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error)" }
    let context: DecodingError.Context
    switch error {
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .keyNotFound(_, let found): context = found
    case .dataCorrupted(let found): context = found
    @unknown default: return "\(error)"
    }
    let key = context.codingPath.map(\.stringValue).joined(separator: ".")
    return (key.isEmpty ? "" : "\"\(key)\": ") + context.debugDescription
}

/// The name with the least edit distance (Levenshtein, 1965), the first of several.
func nearest(_ name: String, in known: [String]) -> String {
    known.min { distance(name, $0) < distance(name, $1) } ?? ""
}

private func distance(_ one: String, _ other: String) -> Int {
    let a = Array(one.utf8)
    let b = Array(other.utf8)
    var row = Array(0...b.count)
    for i in a.indices {
        var diagonal = row[0]
        row[0] = i + 1
        for j in b.indices {
            let above = row[j + 1]
            row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
            diagonal = above
        }
    }
    return row[b.count]
}
