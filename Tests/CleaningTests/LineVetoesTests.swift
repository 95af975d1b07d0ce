import Testing

@testable import Cleaning

@Suite("Lines that the models are not asked about")
struct LineVetoesTests {
    private static let english = "The ministers met again in the city on Friday and agreed to meet once more."
    private static let german = "Die Minister trafen sich am Freitag erneut, und sie wollen sich bald wieder sehen."

    /// What stays of lines, where all that is no prose is to go; those with `~` go by a rule.
    private func kept(_ lines: [String], kind: String = "advertisement") throws -> [String] {
        let isRemoved = lines.map { $0.hasPrefix("~") }
        let text = Array(lines.map { $0.hasPrefix("~") ? String($0.dropFirst()) : $0 }.joined(separator: "\n").utf8)
        let found = textLines(text.span)
        let measures = TextMeasures(text.span, found, kinds: found.map { _ in nil }, try cleaner().lineClasses)
        let result = LineVetoes(text.span, found, measures).keeping(
            zip(found, isRemoved).map { !$0.isProse || $1 }, kinds: isRemoved.map { $0 ? kind : nil })
        return zip(lines, result).filter { !$1 }.map(\.0)
    }

    @Test(arguments: [
        ["1. Freight", "2. Ferries"], ["3) Prisoners", "4) Ports"], ["一、早班船", "二、货运"], ["۱. آب", "۲. برق"],
    ])
    func `Numbers that count up above prose head its parts`(_ heads: [String]) throws {
        let lines = heads.flatMap { [$0, Self.english] }
        #expect(try kept(lines) == lines)
    }

    @Test(arguments: [["1. Freight", "5. Ferries"], ["3 hours ago", "3 hours ago"], ["1.5 Freight", "2.5 Ferries"]])
    func `Numbers that do not count up head nothing`(_ heads: [String]) throws {
        #expect(try kept(heads.flatMap { [$0, Self.english] }) == heads.map { _ in Self.english })
    }

    @Test(arguments: ["5.", "5)", "۵۔", "五、", "5 ", "۵"])
    func `A text may end with a number and its mark`(_ last: String) throws {
        #expect(try kept([Self.english, last]) == [Self.english])
    }

    @Test func `A list of numbers without prose between them may go`() throws {
        let list = ["1. A new bridge", "2. The last ferry", "3. Rain"]
        #expect(try kept([Self.english] + list + [Self.english]) == [Self.english, Self.english])
    }

    @Test(arguments: ["“No museum.”", "«Мы не музей».", "„Kein Museum.“", "「博物館ではない」"])
    func `Somebody's words in a line of their own stay between prose`(_ quotation: String) throws {
        let lines = [Self.english, quotation, Self.english]
        #expect(try kept(lines) == lines)
    }

    @Test func `A heading between prose stays where the text is not English`() throws {
        let lines = [Self.german, "Eine lange Geschichte", Self.german]
        #expect(try kept(lines) == lines)
        #expect(try kept([Self.english, "A long history", Self.english]) == [Self.english, Self.english])
    }

    @Test func `What stands below the heading of other articles may go`() throws {
        let lines = [Self.german, "~Mehr zum Thema", "Eine neue Brücke", Self.german]
        #expect(try kept(lines, kind: "related") == [Self.german, Self.german])
        #expect(try kept(lines) == [Self.german, "Eine neue Brücke", Self.german])
    }

    @Test func `A sentence of a script without spaces stays between prose`() throws {
        let prose = "三つの島の自治体代表は火曜夜、フェリーの冬ダイヤをめぐる協議の席を立った。"
        let lines = [prose, "なぜですか。", "誰も聞いていない。", "もう一度。", "はい。", prose]
        #expect(try kept(lines) == lines)
    }

    @Test func `A paragraph of a script without end marks stays, wherever it stands`() throws {
        let prose = "การเจรจาระหว่างคณะผู้แทนทั้งสองสิ้นสุดลงเมื่อวันศุกร์โดยไม่มีข้อตกลงเกี่ยวกับพื้นที่พิพาท"
        let lines = [String(prose.unicodeScalars.prefix(70)), prose, String(prose.unicodeScalars.suffix(70))]
        #expect(try kept(lines) == lines)
        #expect(try kept(["ข่าวอื่น", prose]) == [prose])
    }

    @Test func `A sentence that says nothing to readers stays where the text is not English`() throws {
        let lines = ["Rozmowy obu delegacji zakończyły się w piątek bez porozumienia w sprawie regionu, podano."]
        #expect(try dropping(lines, in: Self.german) == [false])
        let call = "Abonnieren Sie jetzt unseren Newsletter, damit Sie nichts verpassen."
        #expect(try dropping([call], in: Self.german) == [true])
        #expect(try dropping([Self.english], in: "") == [true])
    }

    /// By line, whether it goes if the models would have it go, in a text that goes on with another line.
    private func dropping(_ lines: [String], in other: String) throws -> [Bool] {
        let text = Array((lines + [other, other]).joined(separator: "\n").utf8)
        let found = textLines(text.span)
        let measures = TextMeasures(text.span, found, kinds: found.map { _ in nil }, try cleaner().lineClasses)
        let isDropped = found.indices.map { $0 < lines.count }
        let result = LineVetoes(text.span, found, measures).keeping(isDropped, kinds: found.map { _ in nil })
        return Array(result.prefix(lines.count))
    }
}
