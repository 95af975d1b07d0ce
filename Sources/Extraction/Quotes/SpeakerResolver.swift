import Bytes
import Language
import Records

/// Who a source is: an entity, and how that is known.
struct ResolvedSpeaker: Sendable, Hashable {
    /// The entity or actor; `nil` for somebody who is not named, or where several could be meant.
    var id: String?
    /// `name`, `metonym`, `group`, `role`, `office`, `pronoun`, `continued`, `several`, `unnamed`.
    var how: String
}

/// Brings sources to entities, in the order of the document.
struct SpeakerResolver {
    let reading: QuoteReading
    let parser: QuoteParser
    let mentions: [Mention]
    let lexicon: SpeakerLexicon
    let published: String?
    /// What is known of each person of the text.
    let people: PeopleOfText
    /// The word ranges of the mentions; empty for those of the title.
    let mentionWords: [Range<Int>]

    /// The person who spoke last in each sentence so far, by the sentence's index.
    private var speakers: [Int: String] = [:]

    init(
        _ parser: QuoteParser, _ mentions: [Mention], _ entities: [Entity], _ text: Span<UInt8>,
        _ lexicon: SpeakerLexicon,
        published: String?
    ) {
        self.parser = parser
        reading = parser.reading
        self.mentions = mentions
        self.lexicon = lexicon
        self.published = published
        var ranges = [Range<Int>](repeating: 0..<0, count: mentions.count)
        for (i, word) in parser.reading.words.enumerated() where word.mention >= 0 {
            let m = Int(word.mention)
            ranges[m] = ranges[m].isEmpty ? i..<i + 1 : ranges[m].lowerBound..<i + 1
        }
        mentionWords = ranges
        people = PeopleOfText(parser.reading, mentions, ranges, entities, text, lexicon)
    }

    /// Who speaks, by the words of the source; remembers persons for the pronouns after them.
    ///
    /// - Parameter previous: The speaker of the quotation before, and the words that name whoever it is: a quotation that
    ///   continues another one than that has its speaker by its own words.
    mutating func resolve(
        _ source: Source, _ text: Span<UInt8>, previous: (speaker: ResolvedSpeaker, words: Range<Int>)?
    ) -> ResolvedSpeaker {
        if source.how == .continued, let previous, previous.words == source.words {
            let speaker = previous.speaker
            return ResolvedSpeaker(id: speaker.id, how: speaker.id == nil ? speaker.how : "continued")
        }
        let resolved = resolve(source.words, text)
        if let id = resolved.id, people.isPerson(id) {
            speakers[Int(reading.sentenceOf[source.words.lowerBound])] = id
        }
        return resolved
    }

    private func resolve(_ phrase: Range<Int>, _ text: Span<UInt8>) -> ResolvedSpeaker {
        let first = reading.words[phrase.lowerBound]
        if phrase.count == 1, first.classes.contains(.relative), first.classes.contains(.pronoun) {
            let limit = reading.sentence(of: phrase.lowerBound).lowerBound
            guard let noun = parser.antecedent(of: phrase.lowerBound, limit) else {
                return ResolvedSpeaker(id: nil, how: "pronoun")
            }
            return resolve(noun.words, text)
        }
        if phrase.count == 1, first.classes.contains(.pronoun) { return pronoun(phrase.lowerBound, text) }
        if let named = apposition(in: phrase) { return named }
        let head = parser.headRegion(of: phrase)
        if let named = name(in: head) ?? surname(in: head, text) { return named }
        return roleOrGroup(head, phrase, text) ?? ResolvedSpeaker(id: nil, how: "unnamed")
    }

    /// Whom a phrase without a name stands for: a group of the domain, or the bearer of a role.
    func roleOrGroup(_ head: Range<Int>, _ phrase: Range<Int>, _ text: Span<UInt8>) -> ResolvedSpeaker? {
        if let actor = alias(of: phrase, text) ?? alias(of: head, text) {
            return ResolvedSpeaker(id: actor.id, how: "group")
        }
        return role(of: head, phrase, text)
    }

    // MARK: - Names

    /// The president of Valmark, Ivan Orlin: the person whose name, with what stands before it, is all of a part between commas.
    private func apposition(in phrase: Range<Int>) -> ResolvedSpeaker? {
        guard phrase.contains(where: { reading.words[$0].isComma }) else { return nil }
        for part in reading.words[phrase].split(whereSeparator: \.isComma) {
            let words = part.indices
            guard let last = words.last, reading.words[last].mention >= 0,
                mentions[Int(reading.words[last].mention)].type == "PER",
                !words.contains(where: { reading.words[$0].classes.contains(.preposition) }), !namesSeveral(words)
            else { continue }
            return ResolvedSpeaker(id: mentions[Int(reading.words[last].mention)].entity, how: "name")
        }
        return nil
    }

    /// The name that is the head of a phrase: its last word, no possessor of what follows.
    private func name(in head: Range<Int>) -> ResolvedSpeaker? {
        var end = head.upperBound
        if end > head.lowerBound, reading.words[end - 1].kind == .clitic { end -= 1 }
        if namesSeveral(head) { return ResolvedSpeaker(id: nil, how: "several") }
        for i in (head.lowerBound..<end).reversed() where reading.words[i].mention >= 0 {
            let mention = mentions[Int(reading.words[i].mention)]
            let isOwner = i + 1 < end && reading.words[i + 1].kind == .clitic
            if mention.type == "PER", !isOwner { return ResolvedSpeaker(id: mention.entity, how: "name") }
            guard i == end - 1 else { continue }
            if let actor = mention.actor, actor != mention.entity { return ResolvedSpeaker(id: actor, how: "metonym") }
            return ResolvedSpeaker(id: mention.entity, how: "name")
        }
        return nil
    }

    /// A word that nothing takes for a name, at the beginning of a sentence or in capitals, and that ends the name of one person
    /// of the text: the capital and the speaking say enough.
    private func surname(in head: Range<Int>, _ text: Span<UInt8>) -> ResolvedSpeaker? {
        guard let last = head.last, head.count <= 3,
            head.allSatisfy({ reading.words[$0].mention < 0 && reading.words[$0].traits.contains(.capitalized) }),
            let id = people.person(surname: text, reading.words[last].range)
        else { return nil }
        return ResolvedSpeaker(id: id, how: "name")
    }

    /// Whether "and" joins two names: each of them speaks, and no one id is both.
    private func namesSeveral(_ head: Range<Int>) -> Bool {
        head.contains { i in
            reading.words[i].mention < 0 && reading.words[i].classes.contains(.coordinator) && i + 1 < head.upperBound
                && head[..<i].contains { reading.words[$0].mention >= 0 }
                && head[(i + 1)...].contains { reading.words[$0].mention >= 0 }
        }
    }

    /// The actor of the domain that these words are an alias of, with or without their determiner.
    private func alias(of phrase: Range<Int>, _ text: Span<UInt8>) -> SpeakerLexicon.Actor? {
        var start = phrase.lowerBound
        while start < phrase.upperBound {
            let range = reading.words[start].range.lowerBound..<reading.words[phrase.upperBound - 1].range.upperBound
            if let actor = lexicon.actor(alias: text, range) { return actor }
            guard
                reading.words[start].classes.contains(.determiner)
                    || reading.words[start].mention < 0 && start + 1 < phrase.upperBound
                        && !reading.words[start + 1].classes.contains(.preposition)
            else { return nil }
            start += 1
        }
        return nil
    }

    // MARK: - Pronouns

    private func pronoun(_ i: Int, _ text: Span<UInt8>) -> ResolvedSpeaker {
        let word = asciiLowercased(text.extracting(reading.words[i].range))
        switch String(decoding: word, as: UTF8.self) {
        case "he": return person(.masculine, before: i, text)
        case "she": return person(.feminine, before: i, text)
        case "it": return organisation(before: i)
        default: return ResolvedSpeaker(id: nil, how: "pronoun")
        }
    }

    /// The person that a pronoun stands for: in the nearest sentence that has one whose gender fits or is not known, its
    /// subject or speaker; else, one sentence further at most, another person there.
    private func person(_ gender: Gender, before i: Int, _ text: Span<UInt8>) -> ResolvedSpeaker {
        let sentence = Int(reading.sentenceOf[i])
        func fitting(_ m: Int) -> String? {
            let last = reading.words[mentionWords[m].upperBound - 1].range
            guard mentionWords[m].count == 1 else {
                return people.fits(mentions[m].entity, gender) ? mentions[m].entity : nil
            }
            return people.person(mentions[m].entity, gender, surname: text, last)
        }
        var fallback: String?
        for s in stride(from: sentence, through: max(0, sentence - 12), by: -1) {
            let words = wordsBefore(i, ofSentence: s)
            if let found = subjectPerson(in: words, fitting).map({ fallback ?? $0 }) ?? fallback
                ?? speaker(ofSentence: s, gender)
            {
                return ResolvedSpeaker(id: found, how: "pronoun")
            }
            fallback = s < sentence ? anyPerson(in: words, fitting) : owner(in: words, fitting)
        }
        return ResolvedSpeaker(id: fallback, how: "pronoun")
    }

    /// The person who spoke last in a sentence.
    private func speaker(ofSentence s: Int, _ gender: Gender) -> String? {
        speakers[s].flatMap { people.fits($0, gender) ? $0 : nil }
    }

    /// The words of a sentence that stand before a word, the last 400 of a longer one, so that no text takes more than linear
    /// time.
    private func wordsBefore(_ i: Int, ofSentence s: Int) -> Range<Int> {
        let words = reading.sentences[s]
        let end = min(i, words.upperBound)
        return max(words.lowerBound, end - 400)..<end
    }

    /// A person named before the verb, not a possessor, not in a quotation, not after a preposition.
    private func subjectPerson(in words: Range<Int>, _ fitting: (Int) -> String?) -> String? {
        for i in words where reading.words[i].mention >= 0 && reading.words[i].quoted < 0 {
            let m = Int(reading.words[i].mention)
            guard mentions[m].type == "PER", mentionWords[m].lowerBound == i, let id = fitting(m) else { continue }
            let after = mentionWords[m].upperBound
            if after < reading.words.count, reading.words[after].kind == .clitic { continue }
            var before = i - 1
            while before >= words.lowerBound, isPartOfName(before) { before -= 1 }
            if before >= words.lowerBound, reading.words[before].classes.contains(.preposition) { continue }
            return id
        }
        return nil
    }

    /// The person whose something begins a sentence: Smith’s applause came when he.
    private func owner(in words: Range<Int>, _ fitting: (Int) -> String?) -> String? {
        guard let first = words.first, reading.words[first].mention >= 0 else { return nil }
        let m = Int(reading.words[first].mention)
        let after = mentionWords[m].upperBound
        guard mentions[m].type == "PER", words.contains(after), reading.words[after].kind == .clitic else { return nil }
        return fitting(m)
    }

    /// A title, a nation or an adjective before a name.
    private func isPartOfName(_ i: Int) -> Bool {
        let word = reading.words[i]
        return word.mention >= 0 || word.role >= 0 || word.classes.contains(.determiner)
            || word.kind == .word && word.classes.isEmpty && !parser.isVerb(i)
    }

    private func anyPerson(in words: Range<Int>, _ fitting: (Int) -> String?) -> String? {
        for i in words.reversed() where reading.words[i].mention >= 0 && reading.words[i].quoted < 0 {
            let m = Int(reading.words[i].mention)
            if mentions[m].type == "PER", let id = fitting(m) { return id }
        }
        return nil
    }

    /// The organisation or country that begins this sentence or the one before.
    private func organisation(before i: Int) -> ResolvedSpeaker {
        let sentence = Int(reading.sentenceOf[i])
        for s in stride(from: sentence, through: max(0, sentence - 1), by: -1) {
            for k in wordsBefore(i, ofSentence: s)
            where reading.words[k].mention >= 0 && reading.words[k].quoted < 0 {
                let m = Int(reading.words[k].mention)
                guard mentions[m].type == "ORG" || mentions[m].type == "GPE", mentionWords[m].lowerBound == k else {
                    break
                }
                let after = mentionWords[m].upperBound
                if after < reading.words.count, reading.words[after].kind == .clitic { break }
                return ResolvedSpeaker(id: mentions[m].actor ?? mentions[m].entity, how: "pronoun")
            }
        }
        return ResolvedSpeaker(id: nil, how: "pronoun")
    }
}

/// Whether a range of a text holds a word or words, without regard to ASCII case.
func holds(_ text: Span<UInt8>, _ range: Range<Int>, _ needle: [UInt8]) -> Bool {
    guard !needle.isEmpty, range.count >= needle.count else { return false }
    for start in range.lowerBound...(range.upperBound - needle.count) {
        if needle.indices.allSatisfy({ asciiLowercased(text[start + $0]) == needle[$0] }) { return true }
    }
    return false
}
