/// How texts that were compared are related.
struct Relations: Sendable {
    private let verdicts: PairRanges<Verdict>
    private let options: DeduplicationOptions

    init(_ verdicts: PairRanges<Verdict>, _ options: DeduplicationOptions) {
        (self.verdicts, self.options) = (verdicts, options)
    }

    /// How a digest is related to a text that it gathers.
    func relation(of digest: Int, toPart part: Int) -> Relation {
        let verdict = verdicts[TextPair(digest, part)]
        let share = part < digest ? verdict?.shareOfLarger : verdict?.shareOfSmaller
        return Relation(kind: .digestOf, score: Double(share ?? 0), rule: .beginnings)
    }

    /// How a copy is related to the text that is kept; the two have been compared.
    func relation(of copy: Int, to kept: Int) -> Relation {
        guard let verdict = verdicts[TextPair(copy, kept)] else { preconditionFailure("a pair that was not compared") }
        let ofCopy = Double(copy < kept ? verdict.shareOfLarger : verdict.shareOfSmaller)
        let ofKept = Double(copy < kept ? verdict.shareOfSmaller : verdict.shareOfLarger)
        let kind: Relation.Kind =
            min(ofCopy, ofKept) >= options.nearShare
            ? .near : max(ofCopy, ofKept) < options.updateShare ? .update : ofCopy >= ofKept ? .excerpt : .extended
        return Relation(kind: kind, score: max(ofCopy, ofKept), rule: verdict.isLink ? .linked : .star)
    }
}
