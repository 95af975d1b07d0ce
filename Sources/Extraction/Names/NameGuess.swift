import Language

/// The type of a name that no table knows, by its form and its neighbours.
extension NameReader {
    /// The type, or `nil` where only the rest of the article can tell; and the rule.
    func guess(_ text: Span<UInt8>, _ range: Range<Int>) -> (NameType?, String) {
        if let type = neighbourType(text, range) { return (type, "neighbour") }
        let count = range.count
        let first = tokens[range.lowerBound]
        if count == 1, first.features.contains(.allUppercase) { return (.organization, "acronym") }
        let common = range.contains { tokens[$0].isCapitalized && isCommon(text, $0) }
        if !common, isBeforeTag(text, range.upperBound), count <= 3 { return (.person, "speaker") }
        if isLocative(text, range.lowerBound - 1) { return (.government, "locative") }
        if count > 1, common { return (.organization, "sequence") }
        if count == 2 || count == 3 { return (.person, "sequence") }
        return (count == 1 ? nil : .organization, "capitalized")
    }

    private func neighbourType(_ text: Span<UInt8>, _ range: Range<Int>) -> NameType? {
        let before = range.lowerBound - 1
        if before >= sentenceStart, tokens[before].kind == .word {
            switch beside(text, before) {
            case .role: return .person
            case .organization: return .organization
            case .place: return .government
            case .joining where before > sentenceStart && beside(text, before - 1) == .place: return .government
            default: break
            }
        }
        guard range.upperBound < limit, tokens[range.upperBound].kind == .word else { return nil }
        switch beside(text, range.upperBound) {
        case .place: return .government
        case .organization: return .organization
        default: return nil
        }
    }

    private func isBeforeTag(_ text: Span<UInt8>, _ i: Int) -> Bool {
        i < limit && tokens[i].kind == .word && words.classes(text, tokens[i].range).contains(.tag)
    }

    private func isLocative(_ text: Span<UInt8>, _ i: Int) -> Bool {
        i >= sentenceStart && tokens[i].kind == .word && beside(text, i) == .locative
    }
}
