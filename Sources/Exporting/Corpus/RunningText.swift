import Records

/// The marks of an article's text or title and how they are written in TEI.
struct RunningText {
    let marks: [Mark]
    private let extracted: Extracted
    private let id: String

    init(_ article: LocatedArticle, _ field: Field, _ id: String) {
        extracted = article.record.extracted
        self.id = id
        let layers: [(Mark.Element, [TextSpan])] = [
            (.sentence, extracted.sentences.map(\.span)), (.said, extracted.quotes.map(\.span)),
            (.quoted, mixedParts(extracted)), (.role, extracted.roleMentions.map(\.span)),
            (.name, extracted.mentions.map(\.span)),
        ]
        var marks: [Mark] = []
        for (element, spans) in layers {
            for (number, span) in spans.enumerated() where span.field == field {
                marks.append(Mark(element: element, number: number, range: span.range))
            }
        }
        self.marks = marks
    }

    func elementName(_ mark: Mark) -> String {
        switch mark.element {
        case .sentence: return "s"
        case .said: return "said"
        case .quoted: return "q"
        case .role: return "rs"
        case .name:
            switch extracted.mentions[mark.number].type {
            case "PER": return "persName"
            case "ORG": return "orgName"
            case "GPE", "LOC", "FAC": return "placeName"
            default: return "name"
            }
        }
    }

    /// The attributes of a part of a mark. What is split has an id for each part, and `next` and `prev` join them.
    func attributes(_ mark: Mark, part: Int, of count: Int) -> [(name: String, value: String)] {
        var attributes: [(name: String, value: String)] = []
        if mark.element == .said || count > 1 { attributes.append(("xml:id", partID(mark, part))) }
        switch mark.element {
        case .sentence: attributes.append(("n", "\(mark.number)"))
        case .said:
            let quote = extracted.quotes[mark.number]
            if let speaker = quote.speakerID { attributes.append(("who", entityReference(speaker))) }
            attributes.append(("direct", quote.kind == .direct ? "true" : "false"))
        case .quoted: break
        case .role: attributes.append(("ref", entityReference(extracted.roleMentions[mark.number].entity)))
        case .name:
            let mention = extracted.mentions[mark.number]
            attributes.append(("type", mention.type))
            attributes.append(("ref", entityReference(mention.entity)))
        }
        if part + 1 < count { attributes.append(("next", "#" + partID(mark, part + 1))) }
        if part > 0 { attributes.append(("prev", "#" + partID(mark, part - 1))) }
        return attributes
    }

    private func partID(_ mark: Mark, _ part: Int) -> String {
        let letter =
            switch mark.element {
            case .sentence: "s"
            case .said: "q"
            case .quoted: "f"
            case .role: "r"
            case .name: "m"
            }
        return "\(id)-\(letter)\(mark.number)" + (part > 0 ? ".\(part + 1)" : "")
    }
}

/// The parts of mixed quotes that stand in quotation marks; a direct quote is in them as a whole.
private func mixedParts(_ extracted: Extracted) -> [TextSpan] {
    extracted.quotes.filter { $0.kind == .mixed }.flatMap(\.quoted)
}
