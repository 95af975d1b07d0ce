/// Finds where a sentence names a plan, and who made it (R8).
struct PlanFinder {
    let codebook: Codebook
    let scene: Scene

    /// The plans of a sentence, ascending.
    func plans(_ discourse: inout Discourse) -> [PlanReference] {
        guard let planIssue = codebook.planIssue else { return [] }
        var found: [PlanReference] = []
        for named in named() { found.append(named) }
        for trigger in scene.triggers where trigger.issue == planIssue {
            if found.contains(where: { $0.words.overlaps(trigger.words) }) { continue }
            found.append(PlanReference(words: trigger.words, id: nil, author: nil))
        }
        found.sort { $0.words.lowerBound < $1.words.lowerBound }
        for i in found.indices {
            let owner = owner(of: found[i].words)
            let isAnaphoric = owner == nil && found[i].id == nil && isDefinite(found[i].words)
            found[i].author = owner ?? found[i].id.flatMap { codebook.cast.plans[$0]?.author }
            if let author = found[i].author {
                found[i].id = found[i].id ?? known(discourse.plan, author)
                discourse.plan = (found[i].id, author)
            } else if isAnaphoric, let plan = discourse.plan {
                found[i].id = plan.id
                found[i].author = plan.author
            }
        }
        return found
    }

    /// The plans of plans.tsv, by their aliases.
    private func named() -> [PlanReference] {
        var found: [PlanReference] = []
        var i = 0
        while i < scene.forms.count {
            let names = codebook.cast.planNames[scene.forms[i]] ?? []
            let name = names.first { name in
                i + name.forms.count <= scene.forms.count
                    && scene.forms[i..<(i + name.forms.count)].elementsEqual(name.forms)
            }
            if let name {
                found.append(PlanReference(words: i..<(i + name.forms.count), id: name.id, author: nil))
                i += name.forms.count
            } else {
                i += 1
            }
        }
        return found
    }

    /// The plan told of before, where it is of the author's side.
    private func known(_ plan: (id: String?, author: String)?, _ author: String) -> String? {
        guard let plan, codebook.cast.side(of: plan.author) == codebook.cast.side(of: author) else { return nil }
        return plan.id
    }

    /// The actor that owns the plan: before it, or as the agent behind it.
    private func owner(of words: Range<Int>) -> String? {
        if let inside = scene.actors.last(where: { words.contains($0.words.lowerBound) }) { return inside.actor }
        var i = words.lowerBound
        while i > 0, words.lowerBound - i < 5 {
            if let actor = scene.actor(endingAt: i) {
                let isOwner = actor.isPossessive || actor.isAttribute || actor.kind != .pronoun && !actor.isPerson
                return isOwner ? actor.actor : nil
            }
            if i < words.lowerBound, scene.forms[i - 1] == "'s" || !scene.words[i - 1].isWord { break }
            let form = scene.forms[i - 1]
            if form != "'s",
                codebook.grammar.isIn(.determiner, form) || codebook.grammar.isIn(.preposition, form)
                    || codebook.grammar.isIn(.auxiliary, form) || codebook.grammar.isIn(.coordinator, form)
            {
                break
            }
            i -= 1
        }
        if i > 1, scene.forms[i - 1] == "'s" { return scene.actor(endingAt: i - 1)?.actor }
        return nil
    }

    private func isDefinite(_ words: Range<Int>) -> Bool {
        var i = words.lowerBound
        while i > 0, words.lowerBound - i < 4 {
            let form = scene.forms[i - 1]
            if codebook.grammar.isIn(.determiner, form) { return form != "a" && form != "an" && form != "any" }
            i -= 1
        }
        return false
    }
}
