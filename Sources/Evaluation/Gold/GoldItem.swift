/// A thing that gold and system both mark: where it stands, in Unicode scalars, and what it is said to be.
struct MarkedItem {
    var article: String
    var field: String
    var start: Int
    var end: Int
    /// Optional in the gold: neither missed nor invented.
    var isOptional = false
    /// Its codes by name; what is not said is not there.
    var codes: [String: String] = [:]

    /// The key under which two items are the same: place and the codes that are asked for.
    func key(_ names: String...) -> String {
        ([article, field, String(start), String(end)] + names.map { codes[$0] ?? "\u{0}" })
            .joined(separator: "\u{1F}")
    }

    func overlaps(_ other: MarkedItem) -> Bool {
        field == other.field && start < other.end && other.start < end
    }
}

/// A position: the sentence that it stands in, and its codes.
struct MarkedPosition {
    var article: String
    /// The gold's id of the sentence; nothing where the system's sentence begins elsewhere.
    var sentence: String?
    var codes: [String: String] = [:]
    /// The issues that a condition is for, sorted.
    var consequents: [String] = []

    func key(_ names: String...) -> String {
        ([article, sentence ?? "\u{0}"] + names.map { codes[$0] ?? "\u{0}" }).joined(separator: "\u{1F}")
    }
}

/// What gold or system say of one article.
struct MarkedArticle {
    var id: String
    var text: String?
    var title: String?
    var sentences: [MarkedItem] = []
    var entities: [MarkedItem] = []
    var quotes: [MarkedItem] = []
    var times: [MarkedItem] = []
    var positions: [MarkedPosition] = []
}

/// The gold's types and the tables' types, brought together.
func commonType(_ type: String?) -> String? {
    switch type {
    case "GPE", "LOC", "FAC": "PLACE"
    case "DOC", "PLAN": "MISC"
    default: type
    }
}
