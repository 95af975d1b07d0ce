/// The units that a calendar or a clock counts in, by their TIMEX3 codes.
enum TimeUnit: String, Sendable, Hashable {
    case second = "TS", minute = "TM", hour = "TH"
    case day = "D", week = "W", weekend = "WE", month = "M", quarter = "Q", year = "Y", decade = "DE", century = "CE"
}

/// Which part of a month or a year: TIMEX3's `mod`, which the value leaves out and the interval keeps.
enum TimeEdge: String, Sendable, Hashable {
    case start = "START", middle = "MID", end = "END"
}

/// What a word does in a time expression.
enum TimeWord: Sendable, Hashable {
    /// A month, 1 to 12; short forms need a number or a full stop beside them, `bare` ones may stand alone.
    case month(Int, isShort: Bool, isAmbiguous: Bool)
    /// A weekday, 1 for Monday to 7.
    case weekday(Int, isShort: Bool)
    case unit(TimeUnit, isPlural: Bool)
    /// A number in letters.
    case number(Int)
    /// An amount that is not a number: several.
    case vague
    /// `first` to `fourth` and on.
    case ordinal(Int)
    /// Two letters of TIMEX3: SP, SU, FA, WI.
    case season(String)
    /// Two letters of TIMEX3: MO, AF, EV, NI.
    case part(String)
    /// A time of the day in a word: noon is T12:00, overnight TNI.
    case clock(String)
    /// a.m., p.m.
    case meridiem(isAfternoon: Bool)
    /// The letters of an ordinal in digits: th.
    case suffix
    /// A day by its distance from today.
    case day(Int)
    /// this, last, next: how many units away.
    case relative(Int)
    /// previous, following: the side of the time that is told of.
    case narrative(Int)
    /// The night of a day by its distance from today: tonight.
    case tonight(Int)
    /// recent, past, coming before a unit in the plural: the side it lies on.
    case lying(Int)
    case edge(TimeEdge)
    /// PRESENT_REF, PAST_REF, FUTURE_REF.
    case reference(String)
    /// A set by its period: P1D.
    case frequency(String)
    case every
    /// ago, earlier; later, from now: the side it lies on.
    case shift(Int)
    /// The decade of a plural in letters: nineties.
    case decade(Int)
    /// a, an.
    case article
    case the
    /// A word after which a number of four digits is a year: in, since.
    case preposition(TimeDirection?)
    /// A word after which a number may be a year or count things: to, for.
    case linker
    /// A word that makes a number after it an amount: about, nearly.
    case amount
    /// A word that says that what is told lies ahead: will, due.
    case ahead
    /// of
    case of
    /// Words that look like a time and are not: as soon as.
    case other
    /// half
    case half
}

/// On which side of the article's date an expression lies.
enum TimeDirection: Sendable, Hashable {
    case past, future
}
