import Testing

@testable import Cleaning

@Suite("Series of lines")
struct LineSeriesTests {
    /// What stays of lines of which some are to go.
    private func kept(_ lines: [(text: String, isDropped: Bool)]) throws -> [String] {
        let text = Array(lines.map(\.text).joined(separator: "\n").utf8)
        let found = textLines(text.span)
        let measures = TextMeasures(
            text.span, found, kinds: found.map { _ in nil }, try cleaner().lineClasses)
        let isDropped = LineSeries(measures).keeping(
            lines.map(\.isDropped), isRemoved: lines.map { _ in false }, endsSentence: found.map(\.endsSentence))
        return zip(lines, isDropped).filter { !$1 }.map(\.0.text)
    }

    @Test(arguments: [
        ["14:32", "14:05", "13:47"], ["Article 1", "Article 2", "Article 3"], ["9 January", "21 January", "3 May"],
        ["I. The map", "II. The night", "III. The end"],
    ])
    func `Heads of parts stay where sentences stand between them`(_ heads: [String]) throws {
        let lines = heads.flatMap {
            [($0, true), ("Delegations sit down \($0.utf8.count)", true), ("The talks have begun \($0).", false)]
        }
        #expect(try kept(lines) == lines.map(\.0))
    }

    @Test func `What introduces a speaker stays as most of it does`() throws {
        let lines = ["Is there a date?", "Not yet, we think.", "This month?", "No."].enumerated().map {
            ("Question: \($1)", $0 == 3)
        }
        #expect(try kept(lines) == lines.map(\.0))
    }

    @Test(arguments: [
        ["$14.99", "$15.99", "$16.99"], ["3 days ago", "4 days ago", "5 days ago"], ["4.5", "4.7", "4.9"],
        ["March 3, 2025", "March 4, 2025", "March 5, 2025"], ["Home", "World", "Sports"],
    ])
    func `Prices, ratings, ages and dates of comments are no heads`(_ heads: [String]) throws {
        let lines = heads.flatMap { [($0, true), ("It was all that we had hoped for.", false)] }
        #expect(try kept(lines) == lines.filter { !$0.1 }.map(\.0))
    }
}
