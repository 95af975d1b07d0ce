/// What the annotate stage adds to an article.
public struct Annotated: Sendable, Equatable {
    /// In the order of the document, title first, then by evidence.
    public var positions: [Position]
    /// In the order of the document.
    public var events: [Event]
    /// In the order of the document.
    public var signals: [Signal]
    /// The fingerprint of the codebook that coded them.
    public var codebookVersion: String?

    /// The codes of one article.
    public init(
        positions: [Position] = [], events: [Event] = [], signals: [Signal] = [], codebookVersion: String? = nil
    ) {
        self.positions = positions
        self.events = events
        self.signals = signals
        self.codebookVersion = codebookVersion
    }
}

/// A position that somebody takes on an issue: the unit of the codebook (R1).
public struct Position: Sendable, Equatable {
    /// 16 hex digits: the hash of article id, rule id and evidence.
    public var id: String
    /// The index, in `sentences`, of the sentence it stands in.
    public var sentence: Int
    /// The smallest span that carries act and issue.
    public var evidence: TextSpan
    /// The actor id of who takes the position.
    public var holder: String
    /// Office or role of the holder at the article's date.
    public var holderRole: String?
    /// Who reports it, when that is somebody else than the holder (R3).
    public var via: String?
    /// The side of the holder.
    public var side: String
    /// An act of acts.tsv.
    public var act: String
    /// `threat`, `warning` or `tentative`.
    public var mode: String?
    /// -1, 0 or 1: the attitude to the positive pole of the issue (R13).
    public var polarity: Int
    /// An issue of issues.tsv.
    public var issue: String
    /// Actor ids (R12), sorted.
    public var target: [String]
    /// A relation of relations.tsv.
    public var conditionRelation: String?
    /// Issue ids (R9), sorted.
    public var conditionIssue: [String]
    /// The verbatim if-clause or prerequisite.
    public var condition: TextSpan?
    /// `quote`, `mixed`, `reported` or `narrator` (R14).
    public var source: String
    /// The id of the quote that carries it.
    public var quote: String?
    /// The id of the named plan that it is about.
    public var plan: String?
    /// `past`, `current` or `future`.
    public var time: String?
    /// The rule that fired.
    public var rule: String
    /// Cue and trigger matched, with offsets, for a human reader.
    public var trace: String
    /// From 0 to 1.
    public var confidence: Double
    /// The crosswalk's PLOVER event.
    public var ploverEvent: String?
    /// The crosswalk's CAMEO code.
    public var cameo: String?

    /// A position with the members that every row has; the others are set afterwards.
    public init(
        id: String, sentence: Int, evidence: TextSpan, holder: String, side: String, act: String, polarity: Int,
        issue: String, source: String, rule: String, trace: String, confidence: Double
    ) {
        self.id = id
        self.sentence = sentence
        self.evidence = evidence
        self.holder = holder
        self.side = side
        self.act = act
        self.polarity = polarity
        self.issue = issue
        target = []
        conditionIssue = []
        self.source = source
        self.rule = rule
        self.trace = trace
        self.confidence = confidence
    }
}

/// A material event (R6): who did what to whom.
public struct Event: Sendable, Equatable {
    /// The index, in `sentences`, of the sentence it stands in.
    public var sentence: Int
    /// The words that carry it.
    public var span: TextSpan
    /// The actor id of who did it.
    public var source: String
    /// The actor id of whom it was done to, if stated.
    public var target: String?
    /// The PLOVER event type.
    public var event: String
    /// The PLOVER mode.
    public var mode: String?
    /// The rule that fired.
    public var rule: String

    /// An event at `span`.
    public init(
        sentence: Int, span: TextSpan, source: String, target: String? = nil, event: String, mode: String? = nil,
        rule: String
    ) {
        self.sentence = sentence
        self.span = span
        self.source = source
        self.target = target
        self.event = event
        self.mode = mode
        self.rule = rule
    }
}

/// A cue that was seen and not coded, and why: so that what the codebook leaves out can be counted.
public struct Signal: Sendable, Hashable {
    /// The cue.
    public var span: TextSpan
    /// `no-holder`, `no-issue`…
    public var reason: String
    /// The rule that left it out.
    public var rule: String

    /// A cue that was not coded.
    public init(_ span: TextSpan, reason: String, rule: String) {
        self.span = span
        self.reason = reason
        self.rule = rule
    }
}
