import Lexicons
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("The language of a text")
struct LanguageDetectorTests {
    @Test func `Each language's example is told, and what is declared is kept where it is right`() throws {
        let detector = try metadataTables().languages
        let table = try pipelineTable("lexicon/languages.tsv", ["language", "example"])
        #expect(table.rows.count >= 70)
        for row in table.rows {
            let text = Array(row["example"].utf8)
            #expect(detector.language(of: text, declared: nil) == Metadata.Value(row["language"], how: "text"))
            let declared = Metadata.Value(row["language"], how: "html lang")
            #expect(detector.language(of: text, declared: declared) == declared)
            for code in row.list("also") {
                let other = Metadata.Value(code, how: "html lang")
                #expect(detector.language(of: text, declared: other) == other)
            }
        }
    }

    @Test func `What is declared wrongly is corrected by the text`() throws {
        let detector = try metadataTables().languages
        let table = try pipelineTable("lexicon/languages.tsv", ["language", "example"])
        for row in table.rows where row["language"] != "en" && row["example"].utf8.count > 100 {
            let declared = Metadata.Value("en-US", how: "html lang")
            let told = detector.language(of: Array(row["example"].utf8), declared: declared)
            #expect(told == Metadata.Value(row["language"], how: "text"))
        }
    }

    @Test(arguments: [
        ("Oslo", "no", "no"), ("The ministers met again on Friday and said that they would talk.", "en_us", "en-US"),
        ("Міністри знову зустрілися в п'ятницю і сказали, що говоритимуть про воду.", "ru", "uk"),
        ("Ministrene møttes igjen fredag og sa at de skal snakke om vannet neste uke.", "no", "no"),
        ("The ministers met again on Friday and said that they would talk about it.", "english", "en"),
        ("Министрлар җомга көнне янә очраштылар һәм су турында сөйләшәчәкләрен әйттеләр.", "tt-RU", "tt-RU"),
        ("12 : 3", "", nil), ("", "de", "de"), ("", "ger", "de"), ("", "zho_hant_tw", "zh-Hant-TW"), ("", "tat", "tat"),
        ("The ministers met again on Friday and said that they would talk.", "eng", "en"),
        ("Ministri su se u petak ponovo sastali i rekli da će razgovarati o vodi.", "bs-ba", "bs-BA"),
    ])
    func `Text and tag decide together`(_ text: String, _ tag: String, _ language: String?) throws {
        let declared = tag.isEmpty ? nil : Metadata.Value(tag, how: "html lang")
        let told = try metadataTables().languages.language(of: Array(text.utf8), declared: declared)
        #expect(told?.value == language)
    }

    @Test func `Plain text is told too`() throws {
        let article = try article(
            "The ministers met again in the city on Friday and agreed to meet once more next week.")
        #expect(article.metadata.language == Metadata.Value("en", how: "text"))
    }

    @Test(arguments: [
        ("xx\tRunic\ta\t", "no script \"Runic\""), ("xx\tLatin\ta\tab", "\"ab\" is neither a letter nor an ending"),
    ])
    func `A row that is no language is an error`(_ row: String, _ reason: String) throws {
        let table = try writtenTable("language\tscript\twords\tparts\n\(row)\n", ["language"])
        let error = #expect(throws: TableError.self) { _ = try LanguageDetector(table) }
        #expect(error?.reason == reason)
    }
}
