import Bytes
import Language
import Records

extension SpeakerResolver {
    /// The general, the Ukrainian president, Ukraine’s government, officials in Kyiv.
    func role(of head: Range<Int>, _ phrase: Range<Int>, _ text: Span<UInt8>) -> ResolvedSpeaker? {
        guard let last = head.last, reading.words[last].role >= 0 else { return nil }
        let role = lexicon.roles[Int(reading.words[last].role)]
        let nation = nation(in: phrase)
        switch role.kind {
        case .government:
            guard let nation, let actor = lexicon.actor(id: nation.hasSuffix(".GOV") ? nation : nation + ".GOV") else {
                return ResolvedSpeaker(id: nil, how: "unnamed")
            }
            return ResolvedSpeaker(id: actor.id, how: "group")
        case .head, .person:
            guard !role.isPlural, isDefinite(head) else { return ResolvedSpeaker(id: nil, how: "unnamed") }
            let country = nation.map(PeopleOfText.country)
            let first = head.upperBound - Int(reading.words[last].roleCount)
            let modifier = PeopleOfText.modifier(reading, before: first, text, lexicon)
            if let id = people.person(with: (role, modifier, country), before: phrase, reading, on: published) {
                return ResolvedSpeaker(id: id, how: "role")
            }
            if let country, let published, modifier == .none,
                let holder = lexicon.holder(of: role, country: country, on: published)
            {
                return ResolvedSpeaker(id: holder.id, how: "office")
            }
            return ResolvedSpeaker(id: nil, how: "unnamed")
        case .body:
            if !role.isPlural, isDefinite(head), let id = body(role, nation, before: phrase.lowerBound, text) {
                return ResolvedSpeaker(id: id, how: "role")
            }
            return ResolvedSpeaker(id: nil, how: "unnamed")
        case .people, .document: return ResolvedSpeaker(id: nil, how: "unnamed")
        }
    }

    /// "the" or a possessive begins it, or a nation: no "a spokesman", "one official".
    private func isDefinite(_ head: Range<Int>) -> Bool {
        let first = reading.words[head.lowerBound]
        if first.mention >= 0 { return true }
        return first.classes.contains(.determiner) && first.range.count == 3
            || head.contains { reading.words[$0].kind == .clitic }
    }

    /// The country or the government that a phrase names.
    private func nation(in phrase: Range<Int>) -> String? {
        for i in phrase where reading.words[i].mention >= 0 {
            let mention = mentions[Int(reading.words[i].mention)]
            guard mention.type == "NORP" || mention.type == "GPE" || mention.type == "ORG" else { continue }
            return mention.actor ?? mention.entity
        }
        return nil
    }

    /// The ministry: the one organisation of the last sentences whose name holds the word, of the nation that is named.
    private func body(_ role: SpeakerLexicon.Role, _ nation: String?, before i: Int, _ text: Span<UInt8>) -> String? {
        let sentence = reading.sentenceOf[i]
        var found: String?
        for m in mentions.indices.reversed()
        where mentions[m].type == "ORG" && !mentionWords[m].isEmpty && mentionWords[m].upperBound <= i {
            if sentence - reading.sentenceOf[mentionWords[m].lowerBound] > 3 { break }
            let id = mentions[m].actor ?? mentions[m].entity
            guard id != found, holds(text, mentions[m].span.range, role.noun) else { continue }
            if let nation, PeopleOfText.country(of: id) != PeopleOfText.country(of: nation) { continue }
            guard found == nil else { return nil }
            found = id
        }
        return found
    }
}
