import Records

/// What an article has told so far, for pronouns and for nouns that stand for a name.
struct Discourse {
    /// The last person that a sentence was about.
    var person: String?
    /// The last state, government or organisation that a sentence was about.
    var group: String?
    /// Persons in the order of their last mention, with the words of the titles they were given; those named longest ago are
    /// forgotten.
    private(set) var persons: [(id: String, titles: Set<String>)] = []
    /// The last plan, and who made it.
    var plan: (id: String?, author: String)?
    /// Who was heard between quotation marks in the last sentence, as a verb of communication behind them shows.
    var quoted: String?
    /// The plan whose contents the last sentence told.
    var toldPlan: PlanReference?
    /// The issues of the last row of each holder.
    var issues: [String: [String]] = [:]

    /// Notes that a person was mentioned.
    mutating func mention(_ person: String, role: String?) {
        var titles = persons.firstIndex { $0.id == person }.map { persons.remove(at: $0).titles } ?? []
        if let role { titles.formUnion(nameForms(role)) }
        if persons.count == Self.mostPersons { persons.removeFirst() }
        persons.append((person, titles))
    }

    /// Of so many persons one may be meant by a title alone.
    private static let mostPersons = 64
}

/// Finds where actors are named or meant in a sentence.
struct ReferenceFinder {
    let codebook: Codebook
    let extracted: Extracted
    let index: LayerIndex
    /// The article's date, ISO 8601.
    let published: String?

    /// Adds the actors of a sentence, ascending, none overlapping.
    func addActors(to scene: inout Scene, _ discourse: inout Discourse) {
        var spans = names(scene, &discourse)
        for alias in aliases(scene) where !spans.contains(where: { covers($0, alias) }) {
            spans.removeAll { $0.words.overlaps(alias.words) }
            spans.append(alias)
        }
        spans.sort { $0.words.lowerBound < $1.words.lowerBound }
        spans = offices(scene, spans)
        for role in roles(scene, spans, discourse) where !spans.contains(where: { $0.words.overlaps(role.words) }) {
            spans.append(role)
        }
        spans.sort { $0.words.lowerBound < $1.words.lowerBound }
        scene.actors = spans
        addPronouns(to: &scene, discourse)
    }

    private func covers(_ name: ActorSpan, _ alias: ActorSpan) -> Bool {
        name.words.overlaps(alias.words) && name.words.count >= alias.words.count
    }

    private func names(_ scene: Scene, _ discourse: inout Discourse) -> [ActorSpan] {
        var spans: [ActorSpan] = []
        for mention in index.mentions[scene.sentence].map({ extracted.mentions[$0] })
        where scene.span.contains(mention.span) {
            guard ["PER", "ORG", "GPE", "NORP"].contains(mention.type) else { continue }
            guard let first = scene.words.firstIndex(where: { $0.range.upperBound > mention.span.start }),
                let last = scene.words.lastIndex(where: { $0.range.lowerBound < mention.span.end }), first <= last
            else { continue }
            let id = mention.actor ?? acting(mention, scene, first) ?? mention.entity
            let isPerson = mention.type == "PER"
            if isPerson { discourse.mention(id, role: mention.role) }
            var name = span(
                first..<(last + 1), id, .name, isPerson: isPerson, isAdjective: mention.type == "NORP", scene)
            name.isState = mention.type == "GPE" || mention.type == "NORP"
            spans.append(name)
        }
        return spans
    }

    /// The actor that a capital is, where it is no place: not "in Kyiv".
    private func acting(_ mention: Mention, _ scene: Scene, _ first: Int) -> String? {
        guard mention.type == "GPE", codebook.cast.actors[mention.entity] == nil else { return nil }
        guard first == 0 || !codebook.grammar.isIn(.place, scene.forms[first - 1]) else { return nil }
        return codebook.cast.names[scene.forms[first]]?.first { matches($0, scene, first) }?.id
    }

    /// Where the names of actors.tsv stand, proper names in capitals only.
    private func aliases(_ scene: Scene) -> [ActorSpan] {
        var spans: [ActorSpan] = []
        var i = 0
        while i < scene.forms.count {
            let names = codebook.cast.names[scene.forms[i]] ?? []
            if let name = names.first(where: { matches($0, scene, i) }) {
                let actor = codebook.cast.actors[name.id]
                let words = i..<(i + name.forms.count)
                var alias = span(
                    words, name.id, .name, isPerson: actor?.type == "person",
                    isAdjective: actor?.type == "state" && !isNoun(name.id, scene, words), scene)
                alias.isState = actor?.type == "state" || actor?.type == "government"
                spans.append(alias)
                i = words.upperBound
            } else {
                i += 1
            }
        }
        return spans
    }

    private func matches(_ name: Cast.Name, _ scene: Scene, _ i: Int) -> Bool {
        guard i + name.forms.count <= scene.forms.count else { return false }
        for (k, form) in name.forms.enumerated() where scene.forms[i + k] != form { return false }
        guard name.isProper else { return true }
        return (i..<(i + name.forms.count)).contains { scene.words[$0].isCapitalized }
    }

    /// Whether a state's alias is its name, not its adjective: something other than a noun follows.
    private func isNoun(_ id: String, _ scene: Scene, _ words: Range<Int>) -> Bool {
        guard words.upperBound < scene.words.count else { return true }
        let next = scene.words[words.upperBound]
        guard next.isWord else { return true }
        let grammar = codebook.grammar
        return Grammar.Class.allCases.contains { $0 != .light && $0 != .beginning && grammar.isIn($0, next.form) }
            || codebook.cueIndex.startsAt(words.upperBound, in: scene.forms)
    }

    private func span(
        _ words: Range<Int>, _ id: String, _ kind: ActorSpan.Kind, isPerson: Bool, isAdjective: Bool, _ scene: Scene
    ) -> ActorSpan {
        let next = words.upperBound < scene.forms.count ? scene.forms[words.upperBound] : ""
        return ActorSpan(
            words: words, actor: id, kind: kind, isPerson: isPerson, isAttribute: isAdjective,
            isPossessive: next == "'s" || scene.forms[words.upperBound - 1] == "'s")
    }

    /// Widens a state's name by the noun that makes it its government or forces: "Ukrainian officials".
    private func offices(_ scene: Scene, _ spans: [ActorSpan]) -> [ActorSpan] {
        spans.map { span in
            guard span.isState || span.isPerson && span.isPossessive, let office = officeNoun(after: span, scene, spans)
            else { return span }
            let state = span.isPerson ? codebook.cast.actors[span.actor]?.parent ?? "" : span.actor
            let id = state.isEmpty ? span.actor : codebook.cast.office(of: state, sector: office.sector)
            let words = span.words.lowerBound..<office.end
            let next = words.upperBound < scene.forms.count ? scene.forms[words.upperBound] : ""
            return ActorSpan(
                words: words, actor: id, kind: .office, isPerson: false, isAttribute: false, isPossessive: next == "'s")
        }
    }

    private func officeNoun(after span: ActorSpan, _ scene: Scene, _ spans: [ActorSpan]) -> (end: Int, sector: String)?
    {
        var i = span.words.upperBound
        if i < scene.forms.count && scene.forms[i] == "'s" { i += 1 }
        var steps = 0
        while i < scene.forms.count && steps < 3 {
            let form = scene.forms[i]
            guard scene.words[i].isWord, !spans.contains(where: { $0.words.contains(i) }) else { return nil }
            if let sector = codebook.cast.offices[form] {
                let next = i + 1 < scene.forms.count ? scene.forms[i + 1] : ""
                if spans.contains(where: { $0.words.contains(i + 1) })
                    || codebook.cast.offices[next] != nil
                        && !codebook.grammar.isIn(.preposition, next)
                {
                    guard codebook.cast.offices[next] != nil else {
                        // A person's name follows: the noun is its title.
                        return spans.contains { $0.words.contains(i + 1) && $0.isPerson } ? nil : (i + 1, sector)
                    }
                    i += 1
                    continue
                }
                // "Ukraine's official stance": an adjective makes the government the holder, the noun stays outside.
                return (i + 1, sector)
            }
            let grammar = codebook.grammar
            guard span.isPossessive || span.isAttribute, !codebook.cueIndex.startsAt(i, in: scene.forms),
                !grammar.isIn(.auxiliary, form), !grammar.isIn(.preposition, form), !grammar.isIn(.coordinator, form),
                !grammar.isIn(.relative, form)
            else { return nil }
            i += 1
            steps += 1
        }
        return nil
    }

    /// "the general", "the Ukrainian president": a person named before, or the holder of the office.
    private func roles(_ scene: Scene, _ spans: [ActorSpan], _ discourse: Discourse) -> [ActorSpan] {
        var found: [ActorSpan] = []
        for (i, form) in scene.forms.enumerated() {
            let noun = (codebook.cast.roleNouns[form] ?? []).first { noun in
                i + 1 >= noun.forms.count && scene.forms[(i + 1 - noun.forms.count)...i].elementsEqual(noun.forms)
            }
            guard let row = noun?.row, !spans.contains(where: { $0.words.contains(i) }) else { continue }
            guard !spans.contains(where: { $0.words.lowerBound == i + 1 && $0.isPerson }) else { continue }
            let country = spans.last { $0.words.upperBound <= i && $0.words.upperBound + 2 > i && !$0.isPerson }
            var start = i
            while start > 0, i - start < 3, scene.words[start - 1].isWord,
                !codebook.grammar.isIn(.determiner, scene.forms[start - 1]),
                !codebook.grammar.isIn(.preposition, scene.forms[start - 1]),
                spans.allSatisfy({ !$0.words.contains(start - 1) })
            { start -= 1 }
            let opens = start > 0 && codebook.grammar.isIn(.determiner, scene.forms[start - 1]) || country != nil
            guard opens, let person = person(row, country?.actor, scene, i, discourse) else { continue }
            let first = country.map { min($0.words.upperBound, i) } ?? start
            found.append(
                ActorSpan(
                    words: max(first, 0)..<(i + 1), actor: person, kind: .role, isPerson: true, isAttribute: false,
                    isPossessive: i + 1 < scene.forms.count && scene.forms[i + 1] == "'s"))
        }
        return found
    }

    private func person(_ row: Int, _ country: String?, _ scene: Scene, _ i: Int, _ discourse: Discourse) -> String? {
        if let known = speaker(at: scene.words[i].range, scene) ?? bearer(at: scene.words[i].range, scene) {
            return known
        }
        let cast = codebook.cast
        let state = country.map { cast.actors[$0]?.country ?? "" }
        func fits(_ id: String, _ titles: Set<String>) -> Bool {
            if let state, !state.isEmpty, cast.actors[id]?.country != state { return false }
            let offices = cast.actors[id]?.roles.flatMap { nameForms($0.name) } ?? []
            return cast.roleForms[row].contains { noun in
                noun.allSatisfy { titles.contains($0) || offices.contains($0) }
            }
        }
        if let named = discourse.persons.last(where: { fits($0.id, $0.titles) })?.id { return named }
        return cast.holder(ofRole: row, country: state ?? "", on: published)
    }

    /// The speaker whom the quotes layer found at a place: a pronoun or a role that it resolved.
    private func speaker(at range: Range<Int>, _ scene: Scene) -> String? {
        let quote = index.speakers[scene.sentence].first {
            guard let span = extracted.quotes[$0].speaker, span.field == scene.field else { return false }
            return span.start <= range.lowerBound && range.upperBound <= span.end
        }
        return quote.flatMap { extracted.quotes[$0].speakerID }
    }

    /// Whom the layer of roles says that a role at a place stands for.
    private func bearer(at range: Range<Int>, _ scene: Scene) -> String? {
        let role = index.roles[scene.sentence].first {
            let span = extracted.roleMentions[$0].span
            return span.field == scene.field && span.start <= range.lowerBound && range.upperBound <= span.end
        }
        return role.map { extracted.roleMentions[$0].entity }
    }

    private func addPronouns(to scene: inout Scene, _ discourse: Discourse) {
        let grammar = codebook.grammar
        for (i, form) in scene.forms.enumerated() where scene.actor(at: i) == nil {
            let isPerson = grammar.isIn(.person, form)
            let isGroup = grammar.isIn(.group, form)
            let isSpeaker = grammar.isIn(.speaker, form)
            guard isPerson || isGroup || isSpeaker else { continue }
            let before = scene.actors.filter { $0.words.upperBound <= i && $0.kind != .pronoun }
            var actor = speaker(at: scene.words[i].range, scene)
            if isSpeaker {
                actor = scene.voices[i]?.speaker
            } else if actor == nil, isPerson {
                actor =
                    before.first { $0.isPerson && !$0.isPossessive }?.actor ?? discourse.person
                    ?? before.last { $0.isPerson }?.actor
            } else if actor == nil {
                actor = before.first { !$0.isPerson && !$0.isAttribute }?.actor ?? discourse.group
            }
            guard let actor else { continue }
            let next = i + 1 < scene.forms.count ? scene.forms[i + 1] : ""
            let isOwner = grammar.isIn(.owner, form) && isWordForm(next) && !grammar.isIn(.preposition, next)
            scene.actors.append(
                ActorSpan(
                    words: i..<(i + 1), actor: actor, kind: .pronoun, isPerson: isPerson, isAttribute: false,
                    isPossessive: isOwner))
            scene.actors.sort { $0.words.lowerBound < $1.words.lowerBound }
        }
    }
}

extension PatternIndex {
    /// Whether a pattern begins at a word.
    func startsAt(_ i: Int, in forms: [String]) -> Bool {
        i < forms.count && matches(in: Array(forms[i..<min(i + 6, forms.count)])).contains { $0.words.lowerBound == 0 }
    }
}
