import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Labels glued to sentences")
struct GluedLabelsTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let said = "President Doe said that the talks would go on for another year."
    private static let talks = "The talks in the old city will go on for another year."

    /// What is left of a line among prose, or of the first line of a text, and what was taken out of it.
    private func cleaned(_ line: String, isFirst: Bool = false) throws -> (text: String, removals: [String]) {
        let article = try article((isFirst ? "" : Self.prose + "\n\n") + line + "\n\n" + Self.prose)
        let lines = string(article.text)?.split(separator: "\n") ?? []
        return (lines.dropFirst(isFirst ? 0 : 1).dropLast().joined(separator: "\n"), removals(article))
    }

    @Test(arguments: [
        ("View All", said, ["glued-view-all"]), ("View All", "“We will not leave,” he said.", ["view-all"]),
        ("View All", "Talks resume on Monday.", ["view-all"]), ("Advertisement", said, ["glued-advertisement"]),
        ("Cover picture for the article", said, ["cover-picture"]),
        ("75 min", "Man Utd have lost the ball in their own half once more.", ["reading-time"]),
        ("6 min read", said, ["reading-time"]), ("Share", talks, ["share"]), ("ShareTweet", talks, ["share", "tweet"]),
        ("6 min readShare", talks, ["reading-time", "share"]), ("© Jane Doe / Acme Images", talks, ["credit-sign"]),
        ("Anzeige", "Der Minister sagte, dass die Gespräche weitergehen.", ["anzeige"]),
        ("Publicité", "Les ministres ont dit que les entretiens continuent.", ["publicit"]),
        ("Реклама", "Президент сказал, что переговоры продолжатся.", ["ru-advertisement-5"]),
    ])
    func `Known ones are cut exactly before the sentence`(
        _ label: String, _ sentence: String, _ rules: [String]
    ) throws {
        let (text, removals) = try cleaned(label + sentence)
        #expect(text == sentence)
        #expect(removals.map { String($0.prefix { $0 != ":" }) } == rules)
    }

    @Test(arguments: [
        ("By John Smith", ["byline"]), ("June 3, 2024", ["date-line"]),
        ("By John SmithJune 3, 2024", ["byline", "date-line"]),
        ("3. Juni 2024, 10:15 Uhr", ["date-line-2"]), ("vor 14 Stunden", ["time-ago-2"]),
    ])
    func `By-lines and days are cut before the first sentence`(_ label: String, _ rules: [String]) throws {
        let (text, removals) = try cleaned(label + Self.talks, isFirst: true)
        #expect(text == Self.talks)
        #expect(removals.map { String($0.prefix { $0 != ":" }) } == rules)
    }

    @Test(arguments: [
        "OpenAI said on Tuesday that it would publish the results of the talks.",
        "YouTube and TikTok said that they would take down the films by Friday.",
        "iPhone makers said that JavaScript had been at fault all the time, they said.",
        "SharePoint has been down since Friday, said the firm that looks after it.",
        "PlayOn said on Tuesday that it would buy a rival for nine million dollars.",
        "McDonald’s and eBay said that their sales had risen by a third last year.",
        "By Ronald McDonald’s own account, the sales of the firm rose by a third.",
        "PrintWeek said that the price of paper had risen by a third since the spring.",
        "26.09.2019The ministers of both states met for the first time in the old city.",
    ])
    func `Names with capitals inside, and days in a chronicle, stay whole`(_ line: String) throws {
        let (text, removals) = try cleaned(line)
        #expect(text == line)
        #expect(removals == [])
    }

    @Test(arguments: [
        ("Share this article", "share-this-article: Share this article"), ("Anzeige", "anzeige: Anzeige"),
        (" Share this article", "share-this-article: Share this article"), ("Teilen", "teilen: Teilen"),
        ("© 2024 Acme News", "copyright-line: © 2024 Acme News"),
    ])
    func `They are cut behind the last sentence`(_ label: String, _ removed: String) throws {
        let (text, removals) = try cleaned(Self.said + label)
        #expect(text == Self.said)
        #expect(removals.map { $0.replacing(": \(label)", with: ": \(label.drop { $0 == " " })") } == [removed])
    }

    @Test(arguments: [" Share the burden", " Anzeige", "Then they left"])
    func `Other words behind the last sentence stay`(_ words: String) throws {
        let (text, removals) = try cleaned(Self.said + words)
        #expect(text == Self.said + words)
        #expect(removals == [])
    }

    private static let flood = "Petrov, who runs the bakery in the harbour, said that the flood had ruined both ovens."

    @Test(arguments: [
        ("READ ALSO: Council rejects plan for a new dam", flood, "start-read-also"),
        ("Read next: YouTube cuts jobs in Dublin", flood, "start-read-next"),
        (
            "Folgen Sie uns auf Instagram",
            "Kolb sagte, die Stadt werde den Familien noch in dieser Woche Geld auszahlen.", "de-subscribe-18"
        ),
        (
            "Suivez-nous sur YouTube", "Lebrun a dit que la ville paierait les familles avant la fin de la semaine.",
            "start-suivez-nous"
        ),
        (
            "Foto: Anna Weber/dpa", "Gutachter prüfen die Brücke am Donnerstag erneut, danach entscheidet der Rat.",
            "photo-credit-2"
        ),
        (
            "Читайте также: Совет отклонил новый проект", "Петров рассказал, что вода испортила обе печи.",
            "ru-related-53"
        ),
    ])
    func `Those that go on with any words are cut where their last word ends`(
        _ label: String, _ sentence: String, _ rule: String
    ) throws {
        for isFirst in [false, true] {
            let (text, removals) = try cleaned(label + sentence, isFirst: isFirst)
            #expect(text == sentence)
            #expect(removals == [rule + ": " + label])
        }
    }

    @Test(arguments: [
        ("Subscribe to our newsletter", "subscribe-to-our-newsletter"),
        ("Read more: Summit put off until June", "read-also-line"),
        ("Enjoying this story? Support independent journalism", "call-to-support"),
        ("Read moreShare this article", "read-more"), ("Follow all of us on Telegram now!", "call-to-follow"),
    ])
    func `Those that go on with any words are cut behind a sentence`(_ label: String, _ rule: String) throws {
        let lines = [Self.prose, Self.said, Self.talks]
        for place in lines.indices {
            var glued = lines
            glued[place] += label
            let article = try article(glued.joined(separator: "\n\n"))
            #expect(string(article.text) == lines.joined(separator: "\n"))
            #expect(string(article.title) == nil)
            #expect(removals(article) == [rule + ": " + label])
        }
    }

    @Test(arguments: [
        "Subscribe to our YouTube channel for the latest films of the talks in the old city.",
        "Read also: iPhone maker says that it will go on with its talks in the old city.",
        "Read also: YouTube says that it will go on with its talks in the old city this week.",
    ])
    func `A name with a capital inside parts no label that goes whole`(_ line: String) throws {
        #expect(try cleaned(line).text == "")
    }

    @Test(arguments: [
        "I agree.The terrorists want to spread fear, but we have to go on as if nothing happened.",
        "He said that the bridge was safe.The council asked the engineers for a new report",
        "Share prices of PayPal rose by a third after the firm said that it would open an office.",
        "Source code for the SharePoint server was found on a drive in the cellar, the police said.",
        "Photo editors at HuffPost said that the picture of the bridge had been taken long before.",
    ])
    func `Sentences without a space between them stay whole`(_ line: String) throws {
        for isFirst in [false, true] {
            let (text, removals) = try cleaned(line, isFirst: isFirst)
            #expect(text == line)
            #expect(removals == [])
        }
    }
}
