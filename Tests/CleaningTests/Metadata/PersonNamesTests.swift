import Lexicons
import TestSupport
import Testing

@testable import Cleaning

@Suite("Names in by-lines")
struct PersonNamesTests {
    @Test(arguments: [
        ("Jane Doe", ["Jane Doe"]), ("By Jane Doe and John Roe", ["Jane Doe", "John Roe"]),
        ("Jane Doe, John Roe & Max Muster", ["Jane Doe", "John Roe", "Max Muster"]),
        ("BY JANE DOE, SENIOR REPORTER", ["JANE DOE"]), ("Jane Doe | Evening News", ["Jane Doe"]),
        ("Jane Doe, The Evening News", ["Jane Doe"]), ("Doe, Jane", ["Jane Doe"]), ("Jane Doe @janedoe", ["Jane Doe"]),
        ("Jane Doe <b>(Geneva)</b>", ["Jane Doe"]), ("jane@example.org", []), ("https://example.org/jane", []),
        ("Ana de la Cruz", ["Ana de la Cruz"]), ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Ana P&eacute;rez", ["Ana Pérez"]), ("'Ana Souza, Rui Lima'", ["Ana Souza", "Rui Lima"]), ("admin", []),
        ("Evening News", []), ("Evening News, Geneva, Switzerland", []), ("Acme Ltd, Jane Doe", []),
        ("Jane →", ["Jane"]), ("eveningnews.org", []), ("Evening News Ltd", []), ("Newsroom", []), ("AFP", ["AFP"]),
        ("Jane Doe with Reuters", ["Jane Doe", "Reuters"]), ("jdoe", ["jdoe"]), ("", []),
        ("Jane Doe, Trial Attorney", ["Jane Doe"]), ("Jane Doe. Reviewed by John Roe", ["Jane Doe"]),
        ("Jane Doe, Jane Doe Staff News", ["Jane Doe"]), ("Edited by John Roe", []),
        ("Jane Doe Jane Doe, Jane Doe", ["Jane Doe Jane Doe", "Jane Doe"]),
    ])
    func `A declared author is read without what is no name`(_ value: String, _ names: [String]) throws {
        #expect(try reader().names(in: Array(value.utf8), .declared) == names)
    }

    @Test(arguments: [
        ("By Jane Doe", ["Jane Doe"]), ("Posted on May 3, 2025 by Jane Doe", ["Jane Doe"]),
        ("By Jane Doe May 3, 2025", ["Jane Doe"]), ("Jane Doe", []), ("By the river", []),
        ("By Friday the talks had ended without a deal", []), ("dpa", ["dpa"]),
        ("Von Erika Mustermann, Berlin", ["Erika Mustermann"]),
        ("Posted by Jane", ["Jane"]), ("Written by humans", []), ("Posted by jane on 3 May 2025", ["jane"]),
        ("By Jane, 3 May 2025", []), ("By Jane", []),
        ("3 May 2025 by Jane", ["Jane"]), ("By Friday, 3 May 2025", []), ("Posted by jd", []), ("Text: more", []),
        ("More from: Sign up? Read on!", []), ("Posted by admin", []), ("Author: May", []),
        ("Photo by John Roe on a site", []), ("By Jane Doe Photo by John Roe", ["Jane Doe"]),
        ("Learn more about Eligible Repairs", []), ("A guide by Leading Experts", []), ("By What Comes Next", []),
        ("3 May 2025 - a guide by Jane Doe", ["Jane Doe"]),
        ("By Jane Doe: 3 May 2025", ["Jane Doe"]), ("By Jane Doe: May 3, 2025", ["Jane Doe"]),
        ("By Jane A. Doe: 3 May 2025 | 10:30", ["Jane A. Doe"]), ("By Ana de la Cruz: 3 May 2025", ["Ana de la Cruz"]),
        ("By Jane Doe Kunngjort: 3 May 2025", ["Jane Doe"]), ("By Jane Doe Updated: 3 May 2025", ["Jane Doe"]),
        ("By Jane Doe: 3 ways to save water", []),
        ("By Jane Doe, The Evening News — Springfield", ["Jane Doe"]),
        ("Av. del Puerto 12", []), ("Text Foto Video", []),
        ("Di sera", []), ("DE FR IT EN", []), ("By Jane Doe in Kyiv and John Roe in Geneva", ["Jane Doe"]),
    ])
    func `A line is a by-line only if it begins as one`(_ line: String, _ names: [String]) throws {
        let found = try reader().names(in: Array(line.utf8), .visible)
        #expect(found.prefix(max(1, names.count)) == names[...])
    }

    @Test func `Each example of the table is read`() throws {
        let table = try pipelineTable("lexicon/bylines.tsv", ["form", "class", "example", "reads"])
        for row in table.rows where !row["example"].isEmpty {
            let line = Array(row["example"].utf8)
            let isIntroduction = row["class"] == "by" || row["class"] == "sign"
            let names =
                row["class"] == "source"
                ? [try reader().sourceAgency(in: line)].compactMap(\.self)
                : try reader().names(in: line, isIntroduction ? .visible : .declared)
            #expect(names == row.list("reads", separator: 0x3B), "\(row["form"]): \(row["example"])")
        }
    }

    @Test(arguments: [
        ("Jane", true), ("jane", false), ("Ơn", true), ("ơn", false), ("Ếch", true), ("ếch", false), ("Արամ", true),
        ("արամ", false), ("נינו", true), ("王", true), ("", false),
    ])
    func `A word begins upper unless its letter is a small one`(_ word: String, _ isUpper: Bool) {
        #expect(beginsUpper(Array(word.utf8)) == isUpper)
    }

    @Test func `Behind a reporter's name and sign in Korean stands what is pressed`() throws {
        #expect(try reader().names(in: Array("홍길동 기자 구독".utf8), .marked) == ["홍길동"])
    }

    @Test func `A newsroom is an author where that is asked for`() throws {
        let names = try reader().names(in: Array("Redaktion Sport".utf8), .declared, allowsOffices: true)
        #expect(names == ["Redaktion Sport"])
    }

    @Test(arguments: [
        ("a\tbye", "no class \"bye\""), ("\tby", "a form has one to 4 words"),
        ("a b c d e\tby", "a form has one to 4 words"),
    ])
    func `A row that is no form is an error`(_ row: String, _ reason: String) throws {
        let table = try writtenTable("form\tclass\n\(row)\n", ["form"])
        let error = #expect(throws: TableError.self) { _ = try BylineWords(table) }
        #expect(error?.reason == reason)
    }

    @Test(arguments: [
        ("3 May 2025 | Anna Schmidt", "Anna Schmidt"), ("03.05.2025 | 13:10 | Anna Schmidt", "Anna Schmidt"),
        ("Anna Schmidt | Senior Writer | 3 May 2025", "Anna Schmidt"),
        ("Anna Schmidt on 3 May 2025 in Berlin", nil), ("3 May 2025 | Further Reading", nil),
        ("3 May 2025 | Anna Schmidt | Peter Meyer", nil), ("3 May 2025 | Anna Schmidt, Peter Meyer, Berlin", nil),
        ("3 May 2025 · 6 min · Anna Schmidt, Peter Meyer", "Anna Schmidt; Peter Meyer"),
    ])
    func `A name beside a date is a person's by the given name`(_ line: String, _ names: String?) throws {
        #expect(try reader().datedPersons(in: [Array(line.utf8)]).joined(separator: "; ") == names ?? "")
    }

    @Test(arguments: [
        ("Anna Schmidt", ["Anna Schmidt"]), ("ANNA-LENA SCHMIDT", ["ANNA-LENA SCHMIDT"]), ("Anna", []),
        ("Further Reading", []), ("Anna Schmidt, Berlin", []), ("3 May 2025", []),
        ("Anna Schmidt und Peter Meyer", ["Anna Schmidt", "Peter Meyer"]),
        ("Anna Schmidt/dpa", ["Anna Schmidt", "dpa"]),
        ("Ana Souza, da Agência Brasil", ["Ana Souza", "Agência Brasil"]), ("Иван Петров", ["Иван Петров"]),
        ("Γιώργος Παπαδόπουλος", ["Γιώργος Παπαδόπουλος"]), ("Łukasz Żak", ["Łukasz Żak"]),
        ("María Pérez", ["María Pérez"]), ("Олена Коваль", ["Олена Коваль"]), ("Новини культури", []),
    ])
    func `A name without more is a person's by the given name`(_ line: String, _ names: [String]) throws {
        #expect(try reader().persons(in: [Array(line.utf8)], allowsMore: false) == names)
    }

    @Test(arguments: [
        ("Anna Schmidt, Berlin", ["Anna Schmidt"]), ("Anna Schmidt / New Town", ["Anna Schmidt"]),
        ("Anna Schmidt, Head of Research", ["Anna Schmidt"]), ("Anna Schmidt in Kyiv", ["Anna Schmidt"]),
        ("Anna Schmidt | Evening News", ["Anna Schmidt"]), ("Anna Schmidt Senior Reporter", ["Anna Schmidt"]),
        ("Lean Long Week Call for Proposals", []),
        ("Anna Schmidt, who said so", []), ("Anna Schmidt, photo: Valley", []), ("Berlin, Anna Schmidt", []),
    ])
    func `What may stand behind a name is left out`(_ line: String, _ names: [String]) throws {
        #expect(try reader().persons(in: [Array(line.utf8)], allowsMore: true) == names)
    }

    @Test(arguments: [
        ("Source: Reuters", "Reuters"), ("Quelle: dpa", "dpa"), ("2025年5月3日 10:30 来源：新华社", "新华社"),
        ("(Źródło: PAP)", "PAP"), ("With inputs from PTI", "PTI"), ("Source: the ministry", nil), ("Reuters", nil),
        ("Open source: AFP", "AFP"), ("Sourced from AFP", nil),
    ])
    func `An agency is a source behind a label`(_ line: String, _ agency: String?) throws {
        #expect(try reader().sourceAgency(in: Array(line.utf8)) == agency)
    }

    private func reader() throws -> NameReader {
        var site = SiteNames()
        site.add(Array("The Evening News".utf8))
        site.add(address: Array("https://www.eveningnews.org/a".utf8))
        return NameReader(try metadataTables(), site: site)
    }
}
