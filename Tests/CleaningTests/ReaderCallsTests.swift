import Bytes
import Lexicons
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Calls to the reader")
struct ReaderCallsTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    private func table() throws -> Table {
        try pipelineTable("lexicon/reader-calls.tsv", ["language", "examples"] + ReaderCalls.columns)
    }

    @Test func `Each example of the table is a call by its language alone`() throws {
        let table = try table()
        let calls = try ReaderCalls(table)
        var count = 0
        for row in table.rows {
            for example in row.list("examples") {
                let bytes = Array(example.utf8)
                let words = phrase(of: bytes.span, bytes.indices)
                let found = calls.call(words.span) ?? calls.notice(words.span)
                #expect(found != nil, "\(row["language"]): \(example)")
                count += 1
            }
        }
        #expect(count > 150)
    }

    @Test(arguments: [
        "Follow all of us on WhatsApp and Telegram for the latest", "Únete ya mismo a nuestro canal de WhatsApp",
        "Bizi artık Instagram'dan takip edin", "Jälgi meid nüüd Google News'is", "Lugu jätkub kohe pärast reklaami",
        "Našli ste tu chybu? Hneď ju nahláste", "Hallgassa meg most a cikket",
        "Draudžiama šį tekstą kopijuoti ir platinti", "Your browser is out of date, so please update it now",
        "Um alles zu sehen, aktivieren Sie bitte JavaScript", "Mettez à jour votre navigateur pour voir la carte",
        "お使いのブラウザは古いため表示できません", "이 페이지를 보려면 자바스크립트를 활성화하세요",
        "All the news you need, in your inbox before breakfast",
        "Melden Sie sich an: Kommentar nur, wenn Sie angemeldet sind",
        "Zobacz wszystkie teksty, których autorem jest Jan Kowalski",
        "Our journalism is free, as readers choose to pay for it",
        "Нашите статии са безплатни заради подкрепата на читателите", "Tällä viikolla: uutiset sähköpostiisi",
    ])
    func `A call between paragraphs goes, in whatever words of the table`(_ line: String) throws {
        let expected = Self.prose + "\n" + Self.prose
        #expect(string(try article(Self.prose + "\n\n" + line + "\n\n" + Self.prose).text) == expected)
        let page = "<h1>Talks go on</h1><p>\(Self.prose)</p><p><strong>\(line)</strong></p><p>\(Self.prose)</p>"
        #expect(try textByRules(ofPage: page) == expected)
    }

    @Test(arguments: [
        "Hundreds joined our correspondent on the bridge, and videos of it went round on Telegram and WhatsApp.",
        "“Follow us on Facebook and join our channel,” he told the crowd in the square on Friday.",
        "Users post updates in the app, follow friends, and react to what they share with others on it.",
        "Did the report hold an error? The ministry did not write back to the committee until Monday.",
        "Residents should download the app of the city before they travel to the island, officials said.",
        "The company said on Friday that its browser will no longer support telephones sold before 2019.",
        "Прокуратура сообщила, что браузер на телефоне подозреваемого не поддерживает шифрование.",
        "The story continues in the next century, when the family moved to the town below the castle.",
        "Der Kanal wurde gesperrt, weil unser Nachbar ihn gemeldet hatte, wie die Polizei auf Facebook schrieb.",
        "Los vecinos siguen a nuestro alcalde en Facebook desde que el canal dejó de emitir las noticias.",
        "The paper lives on the donations of its readers, and its articles are free for all.",
        "All stories of the paper had been in his inbox by the morning, the editor told the court.",
        "Users of the forum must log in with a passport before they write a comment, the ministry said on Friday.",
        "Die Redaktion lebt von den Spenden der Leser, ihre Artikel sind frei zugänglich.",
    ])
    func `Prose that speaks of channels, errors and newsletters stays`(_ sentence: String) throws {
        let text = [Self.prose, sentence, Self.prose].joined(separator: "\n")
        #expect(string(try article(text).text) == text)
    }

    @Test(arguments: [
        "We set cookies to keep this website running and to learn how you use it.",
        "Wir setzen auf unserer Webseite Cookies ein, damit sie läuft.", "Мы храним куки, чтобы сайт работал лучше.",
        "Çerez kullanıyoruz, çünkü site onlarsız çalışmıyor.", "本网站使用 Cookie 来改善您的浏览体验。",
    ])
    func `A notice of cookies goes at the end of a text and stays where an article quotes it`(_ line: String) throws {
        let prose = Array(repeating: Self.prose, count: 4)
        let text = prose.joined(separator: "\n")
        #expect(string(try article(text + "\n" + line).text) == text)
        let quoting = ([Self.prose, Self.prose, line] + prose).joined(separator: "\n")
        #expect(string(try article(quoting).text) == quoting)
    }

    @Test func `Prose about cookies stays at the end of a text`() throws {
        let text =
            Self.prose + "\n" + Self.prose
            + "\nRegulators want every website to ask before it stores cookies on the computers of those who visit it."
        #expect(string(try article(text).text) == text)
    }

    @Test func `A cell that is more than a word is an error`() throws {
        let columns = ["language"] + ReaderCalls.columns
        let written =
            columns.joined(separator: "\t") + "\nen\tfollow us" + String(repeating: "\t", count: columns.count - 2)
        let error = #expect(throws: TableError.self) { _ = try ReaderCalls(try writtenTable(written + "\n")) }
        #expect(error?.reason == "\"follow us\" is not one word")
    }
}
