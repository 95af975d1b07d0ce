/// What a rule makes of a cue and a trigger, before it becomes a row.
struct Finding {
    var holder: Holder
    var act: String
    var mode: String?
    var issue: String
    var polarity: Int
    /// The words of the trigger.
    var trigger: Range<Int>
    /// The words of the cue.
    var cue: Range<Int>
    /// The words that carry act and issue.
    var evidence: Range<Int>
    var rule: String
    var strength: Int
    /// The frame that it comes from, among those of the sentence.
    var frame: Int?
    var targets: [String] = []
    var relation: String?
    var conditionIssues: [String] = []
    var condition: Range<Int>?
    var plan: String?
    var source: String
}
