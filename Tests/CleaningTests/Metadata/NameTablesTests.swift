import Lexicons
import TestSupport
import Testing

@testable import Cleaning

@Suite("Customs and letters of names")
struct NameTablesTests {
    @Test func `Each example of a custom is read`() throws {
        let columns = ["language", "order", "han", "given", "families", "example", "reads"]
        let table = try pipelineTable("lexicon/name-customs.tsv", columns)
        for row in table.rows {
            let reader = NameReader(try metadataTables(), site: SiteNames(), language: row["language"])
            let line = Array(row["example"].utf8)
            let isPlain =
                !row["order"].isEmpty || !row["given"].isEmpty || row["han"].isEmpty && !row["families"].isEmpty
            let names = isPlain ? reader.persons(in: [line], allowsMore: false) : reader.names(in: line, .visible)
            #expect(names == row.list("reads", separator: 0x3B), "\(row["language"])")
        }
    }

    @Test func `A given name stands last only where families come first`() throws {
        let reader = NameReader(try metadataTables(), site: SiteNames(), language: "en")
        #expect(reader.persons(in: [Array("Kovács Anna".utf8)], allowsMore: false) == [])
    }

    @Test func `Each surname begins a name`() throws {
        let reader = NameReader(try metadataTables(), site: SiteNames(), language: "zh")
        let table = try pipelineTable("lexicon/name-customs.tsv", ["surnames"])
        let surnames = table.rows.flatMap { $0.list("surnames") }
        #expect(surnames.count >= 150 && Set(surnames).count == surnames.count)
        for surname in surnames {
            #expect(reader.isChineseName(Array("\(surname)小明".utf8)), "\(surname)")
        }
        #expect(!reader.isChineseName(Array("小明".utf8)))
    }

    @Test func `Each given and each family name makes a person's name`() throws {
        for row in try pipelineTable("lexicon/name-customs.tsv", ["language", "han", "given", "families"]).rows {
            let reader = NameReader(try metadataTables(), site: SiteNames(), language: row["language"])
            let (given, families) = (row.list("given"), row.list("families"))
            #expect(Set(given).count == given.count && Set(families).count == families.count)
            let isGlued = row["han"] == "spaced"
            let names = given.map { "\($0) \($0)" } + families.map { isGlued ? "\($0)太郎" : "क \($0)" }
            for name in names {
                #expect(reader.isPerson(words(of: Array(name.utf8))), "\(name)")
            }
        }
    }

    @Test(arguments: [
        ("ja", "政治"), ("ja", "国際ニュース"), ("ja", "千葉大"), ("ja", "千葉"), ("ja", "福島市"), ("ja", "東京"), ("he", "תל אביב"),
        ("he", "חדשות חוץ"), ("ar", "الشرق الأوسط"), ("ar", "أخبار محلية"), ("hi", "नई दिल्ली"), ("hi", "देश दुनिया"),
        ("th", "ข่าว ทั่วไป"), ("fa", "اخبار جهان"), ("zh", "山田太郎"),
    ])
    func `What stands beside dates and is no name`(_ language: String, _ line: String) throws {
        let reader = NameReader(try metadataTables(), site: SiteNames(), language: language)
        #expect(reader.persons(in: [Array(line.utf8)], allowsMore: true) == [])
    }

    @Test func `Each example of romanization is written in ASCII`() throws {
        for row in try pipelineTable("lexicon/romanization.tsv", ["custom", "example", "reads"]).rows {
            #expect(try forms(of: row["example"]) == row.list("reads", separator: 0x3B), "\(row["custom"])")
        }
    }

    @Test(arguments: [("anna", ["anna"]), ("đặng", ["dang"]), ("סלמה", []), ("", [""])])
    func `A word is written in Latin letters`(_ word: String, _ written: [String]) throws {
        #expect(try forms(of: word) == written)
    }

    @Test(arguments: [
        ("xx\t\t\t\t\t\t山田", "\"山田\" is not one character"), ("xx\tlast", "no order \"last\""),
        ("xx\t\tglued", "\"glued\" is not spaced or surnames"),
        ("xx\t\t\t王小", "\"王小\" is not one character"),
    ])
    func `A row that is no custom is an error`(_ row: String, _ reason: String) throws {
        let table = try writtenTable("language\torder\than\tsurnames\tgiven\tfamilies\tendings\n\(row)\n")
        let error = #expect(throws: TableError.self) { _ = try NameCustoms(table) }
        #expect(error?.reason == reason)
    }

    @Test(arguments: ["а", "аб:ab", "а:а", "а:a:a"])
    func `A letter without its romanization is an error`(_ part: String) throws {
        let table = try writtenTable("custom\tletters\nmul\t\(part)\n")
        let error = #expect(throws: TableError.self) { _ = try Romanization(table) }
        #expect(error?.reason == "\"\(part)\" is not a letter, a colon and ASCII")
    }

    private func forms(of word: String) throws -> [String] {
        let romanization = try Romanization(pipelineTable("lexicon/romanization.tsv", ["custom", "letters"]))
        return romanization.forms(of: Array(word.utf8)).map { String(decoding: $0, as: UTF8.self) }
    }
}
