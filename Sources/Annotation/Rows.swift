import Bytes
import Records

/// Makes the rows of a sentence from what the rules found.
struct RowMaker {
    let codebook: Codebook
    let article: ArticleText
    let extracted: Extracted
    let scene: Scene

    /// The row of a finding.
    func position(_ finding: Finding) -> Position {
        let evidence = scene.bytes(of: finding.evidence)
        let key = [
            article.id, finding.rule, evidence.field.rawValue, "\(evidence.start)", "\(evidence.end)",
            finding.holder.actor,
            finding.act, finding.issue,
        ]
        let codes = codebook.crosswalk.codes(finding.act, finding.issue)
        var row = Position(
            id: hexadecimal(stableHash(key.joined(separator: "\u{1F}"))), sentence: scene.sentence, evidence: evidence,
            holder: finding.holder.actor, side: codebook.cast.side(of: finding.holder.actor), act: finding.act,
            polarity: finding.polarity, issue: finding.issue, source: finding.source, rule: finding.rule,
            trace: trace(finding), confidence: confidence(finding))
        row.holderRole = codebook.cast.role(of: finding.holder.actor, on: article.published)
        row.via = finding.holder.via
        row.mode = finding.mode
        row.target = finding.targets
        row.conditionRelation = finding.relation
        row.conditionIssue = finding.conditionIssues
        row.condition = finding.condition.map { scene.bytes(of: $0) }
        row.quote = quote(finding)
        row.plan = finding.plan
        row.time = time(evidence)
        row.ploverEvent = codes.event ?? codebook.acts[finding.act]?.ploverEvent
        row.cameo = codes.cameo ?? codebook.acts[finding.act]?.cameo
        return row
    }

    /// `cue "would never approve" 40-59, trigger "hands land" 72-82`, in Unicode scalars of the sentence, which stands
    /// in the table beside it.
    private func trace(_ finding: Finding) -> String {
        "cue \(shown(finding.cue)), trigger \(shown(finding.trigger))"
    }

    private func shown(_ words: Range<Int>) -> String {
        let span = scene.bytes(of: words)
        let text = article[span.field]
        let start = scalarCount(text.span, in: scene.span.start..<span.start)
        let end = start + scalarCount(text.span, in: span.range)
        return "\"\(String(decoding: text[span.range], as: UTF8.self))\" \(start)-\(end)"
    }

    /// Strong cues, named or quoted holders and short distances count more; the weights are set by hand.
    private func confidence(_ finding: Finding) -> Double {
        var percent = 50 + 10 * finding.strength
        let distance = max(
            0,
            max(finding.cue.lowerBound, finding.trigger.lowerBound)
                - min(finding.cue.upperBound, finding.trigger.upperBound))
        percent -= min(20, 2 * distance)
        if scene.voices[finding.cue.lowerBound]?.quote != nil { percent += 10 }
        if codebook.cast.actors[finding.holder.actor] == nil { percent -= 10 }
        if finding.holder.via != nil { percent -= 5 }
        return Double(max(5, min(95, percent))) / 100
    }

    private func quote(_ finding: Finding) -> String? {
        scene.voices[finding.cue.lowerBound]?.quote.map { extracted.quotes[$0].id }
    }

    private func time(_ evidence: TextSpan) -> String {
        for time in extracted.times where time.value == "PAST_REF" || time.value == "FUTURE_REF" {
            if scene.span.contains(time.span) { return time.value == "PAST_REF" ? "past" : "future" }
        }
        return "current"
    }
}
