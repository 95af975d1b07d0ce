/// What a time expression says, before it is brought to a date.
struct TimeMeaning: Sendable, Hashable {
    /// The kinds of expressions.
    enum Kind: Sendable, Hashable {
        /// A day, a month or a year of the calendar, as far as it is given.
        case calendar(year: Int?, month: Int?, day: Int?)
        /// A weekday; this, last or next where it is said.
        case weekday(Int, relative: Int?)
        /// A unit by its distance from the article's date; from another time where not `isAnchored`.
        case offset(TimeUnit, Int, isAnchored: Bool)
        /// A season, of a year or by its distance from the article's.
        case season(String, year: Int?, relative: Int?)
        /// A quarter or half of a year: Q3, H1.
        case division(String, year: Int?)
        /// 199 for the 1990s.
        case decade(Int)
        /// 18 for the 19th century.
        case century(Int)
        /// PRESENT_REF, PAST_REF, FUTURE_REF.
        case reference(String)
        /// A length of time; `count` nil where it is vague; `lying` -1 or 1 where it ends or begins today.
        case duration(String, count: Int?, TimeUnit, lying: Int)
        case set(String)
        /// A time of the day alone.
        case clock
        /// A value whose parts the expression leaves open.
        case open(String)
    }

    var kind: Kind
    /// The part of the month or the year that is meant.
    var edge: TimeEdge?
    /// What follows the day in the value: `TMO`, `T10:30`.
    var clock = ""

    init(_ kind: Kind, edge: TimeEdge? = nil, clock: String = "") {
        self.kind = kind
        self.edge = edge
        self.clock = clock
    }
}

/// A time expression's value, brought to the article's date where it has one.
struct TimeValue: Sendable, Hashable {
    var type: String
    var value: String
    var from: CivilDate?
    var to: CivilDate?
    var isResolved: Bool
}
