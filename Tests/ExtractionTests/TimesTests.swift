import Bytes
import Extraction
import Lexicons
import Records
import TestSupport
import Testing

@Suite("Time expressions")
struct TimesTests {
    static let shared = Result { try TimeFinder(reading: pipelineTable) }
    let finder: TimeFinder

    init() throws { finder = try Self.shared.get() }

    @Test(
        arguments: try pipelineTable("lexicon/times.tsv", ["form", "example", "reads"]).rows.filter {
            !$0["example"].isEmpty
        })
    func `Each word of the lexicon reads its example`(_ row: Table.Row) {
        #expect(marked(row["example"], nil) == "\(row["example"]) \(row["reads"])")
    }

    @Test(arguments: [
        ("Russia annexed it on [24 February 2022], then [2014] came up.", "2022-02-24 2014"),
        ("On [February 24, 2022], and on [Feb. 24], it began.", "2022-02-24 XXXX-02-24"),
        ("[Wednesday, 26 November 2025] was cold.", "2025-11-26"),
        (
            "Signed [2022-02-24], [24.02.2022], [24/02/2022] and [03/04/2022].",
            "2022-02-24 2022-02-24 2022-02-24 2022-XX-XX"
        ),
        ("They lost 2,014 tanks, $2014 and 2022 soldiers, nearly 2000 in all.", ""),
        ("The [2014] annexation and the pre-[2014] borders.", "2014 2014"),
        ("From [2014] to [2022], and in [2014-]2022.", "2014 2022 2014"),
        ("The attack of 28 points may go on; Theresa May may march.", ""),
        ("In [May] and in [March 2023], not later than [the end of May].", "XXXX-05 2023-03 XXXX-05"),
        ("[Early next year] or [late last month].", "XXXX XXXX-XX"),
        ("[The past two weeks] and [the last three months], [in ]recent [weeks].", "P2W P3M"),
        ("A [three-year] war, a [90-day] truce, a [months-long] siege and a five-year-old child.", "P3Y P90D PXM"),
        ("[Two to three weeks] or [72 hours], [twenty-two days].", "PXW PT72H P22D"),
        ("[Three years ago] and [two days later], [months ago].", "XXXX XXXX-XX-XX PAST_REF"),
        ("In [the 1990s], [the early 1990s], [the '90s] and [the 19th century].", "199 199 199 18"),
        ("In [the third quarter of 2023] and [the first half of the year].", "2023-Q3 XXXX-H1"),
        ("At [10:30 a.m.] or [3 pm Wednesday], at [14:00], score 3:2.", "T10:30 XXXX-WXX-3T15:00 T14:00"),
        (
            "[This morning], [last night], [Wednesday evening], [the morning of February 24].",
            "XXXX-XX-XXTMO XXXX-XX-XXTNI XXXX-WXX-3TEV XXXX-02-24TMO"
        ),
        ("[Every two weeks], [every Monday].", "P2W XXXX-WXX-1"),
        ("It did so in [the past], as soon as it could; shortly after, too.", "PAST_REF"),
        ("[The next day], [the previous week].", "XXXX-XX-XX XXXX-WXX"),
        ("They start this war [this week], end last of all on a day-to-day basis, says Russia Today.", "XXXX-WXX"),
        ("[Nearly three years] and [more than two weeks].", "P3Y P2W"),
    ])
    func `Expressions without a date keep what they leave open`(_ text: String, _ values: String) {
        let plain = text.replacing("[in ]", with: "in ").replacing("recent [weeks]", with: "[recent weeks]")
            .replacing("[2014-]2022", with: "[2014]-[2022]")
        let more = text.contains("recent [") ? " PXW" : text.contains("[2014-]") ? " 2022" : ""
        #expect(marked(plain, nil) == "\(plain) \(values)\(more)".trimmed)
    }

    @Test(arguments: [
        ("2025-11-27", "on Wednesday", "2025-11-26", "2025-11-26", "2025-11-26"),
        ("2025-11-26", "on Wednesday", "2025-11-26", "2025-11-26", "2025-11-26"),
        ("2025-11-27", "will meet on Wednesday", "2025-12-03", "2025-12-03", "2025-12-03"),
        ("2025-11-27", "last Friday", "2025-11-21", "2025-11-21", "2025-11-21"),
        ("2025-11-27", "last Wednesday", "XXXX-WXX-3", nil, nil),
        ("2025-11-28", "next Wednesday", "2025-12-03", "2025-12-03", "2025-12-03"),
        ("2024-07-22", "expected by the end of November", "2024-11", "2024-11-21", "2024-11-30"),
        ("2024-12-05", "expected by the end of November", "2024-11", "2024-11-21", "2024-11-30"),
        ("2024-06-15", "in September 2022", "2022-09", "2022-09-01", "2022-09-30"),
        ("2024-06-15", "in 2014", "2014", "2014-01-01", "2014-12-31"),
        ("2024-06-15", "in late 2014", "2014", "2014-09-01", "2014-12-31"),
        ("2024-06-15", "since February 24", "2024-02-24", "2024-02-24", "2024-02-24"),
        ("2024-03-31", "last month", "2024-02", "2024-02-01", "2024-02-29"),
        ("2024-01-01T09:00:00Z", "yesterday", "2023-12-31", "2023-12-31", "2023-12-31"),
        ("2024-12-30", "this week", "2025-W01", "2024-12-30", "2025-01-05"),
        ("2024-06-15", "two weeks ago", "2024-W22", "2024-05-27", "2024-06-02"),
        ("2024-06-15", "three days later", "XXXX-XX-XX", nil, nil),
        ("2024-06-15", "over the past two weeks", "P2W", "2024-06-01", "2024-06-15"),
        ("2024-06-15", "in recent weeks", "PXW", nil, nil),
        ("2024-06-15", "currently", "PRESENT_REF", "2024-06-15", "2024-06-15"),
        ("2024-06-15", "this summer", "2024-SU", "2024-06-01", "2024-08-31"),
        ("2024-06-15", "last quarter", "2024-Q1", "2024-01-01", "2024-03-31"),
        ("2024-06-15", "this weekend", "2024-W24-WE", "2024-06-15", "2024-06-16"),
        ("2024-06", "yesterday", "XXXX-XX-XX", nil, nil),
        ("2024-02-30", "yesterday", "XXXX-XX-XX", nil, nil),
        ("2024-06-15", "on February 30, 2024", "2024-02-30", nil, nil),
        ("2023-06-15", "on February 29", "2024-02-29", "2024-02-29", "2024-02-29"),
    ])
    func `The article's date resolves what is told from it, and only that`(
        _ published: String, _ text: String, _ value: String, _ from: String?, _ to: String?
    ) {
        let bytes = Array(text.utf8)
        let times = finder.times(in: bytes.span, field: .text, published: published)
        #expect(times.map(\.value) == [value])
        #expect(times.map(\.from) == [from])
        #expect(times.map(\.to) == [to])
        #expect(times.map(\.resolved) == [from != nil])
    }

    @Test func `A time in the title counts there, and names its rule`() {
        let bytes = Array("Peace by Wednesday?".utf8)
        #expect(
            finder.times(in: bytes.span, field: .title, published: nil) == [
                Time(
                    TextSpan(.title, start: 9, end: 18), type: "DATE", value: "XXXX-WXX-3", resolved: false,
                    rule: "time-weekday")
            ])
    }

    @Test(arguments: 0..<400)
    func `Spans lie in bounds, at scalars, in order and apart, in any text`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = [
            "the", "end", "of", "November", "May", "24", "2022", "1990", "s", "19", "th", "century", "-", "/", ".", ",",
            ":",
            "10", "30", "a", "p", "m", "Wednesday", "Wed", "last", "next", "two", "hundred", "weeks", "year", "ago",
            "morning",
            "’", "‘", "“", "\u{2013}", "\u{A0}", "🕛", "мая", "every", "half", "and", "more than", "999999999999",
            "quarter",
            "first", "past", "to", "0", "00", "in", "winter", "since", "tonight", "early", "\n", "\u{0}", "é",
        ]
        var text = ""
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            text += random.pick(pieces) + random.pick(["", " ", " ", "  "])
        }
        let bytes = Array(text.utf8)
        let dates: [String?] = [nil, "2024-02-29", "0001-01-01", "9999-12-31", "2024-13-01", ""]
        var end = 0
        for time in finder.times(in: bytes.span, field: .text, published: random.pick(dates)) {
            #expect(time.span.start >= end && time.span.end > time.span.start && time.span.end <= bytes.count)
            end = time.span.end
            #expect(!isUTF8Continuation(bytes[time.span.start]))
            #expect(end == bytes.count || !isUTF8Continuation(bytes[end]))
            #expect((time.from == nil) == (time.to == nil))
            if let from = time.from, let to = time.to { #expect(from <= to) }
            #expect(["DATE", "TIME", "DURATION", "SET"].contains(time.type) && !time.value.isEmpty)
        }
    }

    @Test func `A long run of words of time is read in one pass`() {
        let bytes = Array(String(repeating: "the morning of the end of the night of last ", count: 2000).utf8)
        #expect(finder.times(in: bytes.span, field: .text, published: nil).count < bytes.count)
    }

    /// The text with each expression between brackets, then the values.
    private func marked(_ text: String, _ published: String?) -> String {
        let bytes = Array(text.utf8).filter { $0 != 0x5B && $0 != 0x5D }
        let times = finder.times(in: bytes.span, field: .text, published: published)
        var result: [UInt8] = []
        var end = 0
        for time in times {
            result += bytes[end..<time.span.start] + [0x5B] + bytes[time.span.range] + [0x5D]
            end = time.span.end
        }
        result += bytes[end...]
        return (String(decoding: result, as: UTF8.self) + " " + times.map(\.value).joined(separator: " ")).trimmed
    }
}

extension String {
    fileprivate var trimmed: String {
        var copy = self[...]
        while copy.last == " " { copy.removeLast() }
        return String(copy)
    }
}
