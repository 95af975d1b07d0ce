import Extraction
import Lexicons
import Records
import TestSupport
import Testing

private let tables = Result {
    try Extractor(ExtractionOptions(), domain: "ukraine-peace", names: nil, reading: TestSupport.pipelineTable)
}

@Suite("Tables of names")
struct NameTablesTests {
    /// The aliases that a sentence about them doesn't find as themselves.
    ///
    /// Tables and rules read it alone: such a sentence tells the tagger too little.
    private func lost(_ aliases: [String], _ type: (Mention) -> Bool) throws -> [String] {
        let extractor = try tables.get()
        return aliases.filter { alias in
            let bytes = Array("People spoke of the \(alias), again.".utf8)
            let mentions = extractor.extract(ArticleText(id: "0", text: bytes)).mentions
            return mentions.count != 1 || !type(mentions[0])
                || ![alias, withoutThe(alias)].contains(
                    String(decoding: bytes[mentions[0].span.range], as: UTF8.self))
        }
    }

    private func withoutThe(_ alias: String) -> String {
        alias.utf8.starts(with: "The ".utf8) ? String(alias.utf8.dropFirst(4)) ?? alias : alias
    }

    @Test func `Every country, its people and its capital are found by each of their names`() throws {
        let rows = try TestSupport.pipelineTable("lexicon/countries.tsv", ["name"]).rows
        let names = rows.flatMap { [$0["name"]] + $0.list("aliases") + $0.list("capitals") }
        #expect(try lost(names) { $0.type == "GPE" } == [])
        #expect(try lost(rows.flatMap { $0.list("demonyms") }) { $0.type == "NORP" } == [])
    }

    @Test func `Every place and every name is found as itself`() throws {
        for path in ["lexicon/places.tsv", "lexicon/names.tsv"] {
            for row in try TestSupport.pipelineTable(path, ["name", "type", "aliases"]).rows {
                let types = row["type"] == "FAC" ? ["FAC", "ORG"] : [row["type"]]
                let lost = try lost([row["name"]] + row.list("aliases")) { types.contains($0.type) }
                #expect(lost == [])
            }
        }
    }

    @Test func `Every hundredth city is found as a place`() throws {
        let rows = try TestSupport.pipelineTable("lexicon/cities.tsv", ["name"]).rows
        let names = stride(from: 0, to: rows.count, by: 100).map { rows[$0]["name"] }
        #expect(try lost(names) { ["GPE", "LOC", "FAC"].contains($0.type) } == [])
    }

    @Test(arguments: [
        ("lexicon/titles.tsv", "words\tkind\nDuke\tnoble", "no kind of word \"noble\""),
        ("lexicon/name-heads.tsv", "head\ttype\tplace\nPier\tDOCK\tlast", "no type \"DOCK\""),
        ("lexicon/name-heads.tsv", "head\ttype\tplace\nPier\tFAC\tmiddle", "no place of a head \"middle\""),
        ("lexicon/names.tsv", "name\ttype\taliases\tplace\nA\tB", "no type \"B\""),
        ("lexicon/places.tsv", "name\ttype\taliases\tactor\nA\tB", "no type \"B\""),
        (
            "lexicon/given-name-forms.tsv", "name\tforms\torigin\nAda\tAdda\tnorse", "no origin \"norse\""
        ),
        ("lexicon/overrides.tsv", "form\ttype\tid\tname\twikidata\nA\tB\tx\tA\t", "no type \"B\""),
        ("lexicon/overrides.tsv", "form\ttype\tid\tname\twikidata\nA\tPER\t\tA\t", "no id for \"A\""),
        ("lexicon/overrides.tsv", "form\ttype\tid\tname\twikidata\nA\tPER\tper:b\t\t", "no name for the id \"per:b\""),
        (
            "lexicon/overrides.tsv", "form\ttype\tid\tname\twikidata\nA\tPER\tper:b\tB\t12",
            "\"12\" is no Wikidata id"
        ),
        ("lexicon/acting-words.tsv", "word\tkind\nsay\tspeech", "no kind of word \"speech\""),
        ("lexicon/function-words.tsv", "word\tclasses\nthe\tnoun", "no class of words \"noun\""),
        ("lexicon/word-clusters.tsv", "cluster\twords\n012\tB", "no path of bits \"012\""),
        ("lexicon/abbreviations.tsv", "abbreviation\tkind\nMr.\tsir", "no kind of abbreviation \"sir\""),
        ("lexicon/abbreviations.tsv", "abbreviation\tkind\nMr\tbefore-name", "no full stop at the end of \"Mr\""),
    ])
    func `A row that cannot be understood is named with its place`(
        _ path: String, _ contents: String, _ reason: String
    ) throws {
        let bytes = Array(contents.utf8)
        #expect(throws: TableError(path: path, line: 2, reason: reason)) {
            _ = try Extractor(ExtractionOptions(), domain: "ukraine-peace", names: nil) { asked, required in
                asked == path
                    ? try Table(bytes.span, path: path, required: required)
                    : try TestSupport.pipelineTable(asked, required)
            }
        }
    }
}
