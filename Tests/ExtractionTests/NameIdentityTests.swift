import Foundation
import Lexicons
import Records
import TestSupport
import Testing

@testable import Extraction

@Suite("Identities of names")
struct NameIdentityTests {
    /// Why the names of a text are one, as a test says it: `Lind = Ada Lind (surname)`.
    private func merges(_ text: String, _ extractor: Extractor) -> [String] {
        extractor.extract(ArticleText(id: "0", text: Array(text.utf8))).merges.map {
            "\($0.form) = \($0.name) (\($0.rule)) \($0.entity)"
        }
    }

    private static let articles: [(String, [String])] = [
        (
            "Ada Lind of Norway met Ada Maria Lind’s aide. Lind left; Ada stayed.",
            [
                "Ada Maria Lind = Ada Lind (full-name) per:ada-lind", "Lind = Ada Lind (surname) per:ada-lind",
                "Ada = Ada Lind (first-name) per:ada-lind",
            ]
        ),
        (
            "Joseph Marlow left. Joe Marlow came back with Anna Marlow.",
            [
                "Joe Marlow = Joseph Marlow (full-name) per:joseph-marlow",
                "Anna Marlow = Joseph Marlow (name_conflict) per:anna-marlow",
            ]
        ),
        (
            "He spoke for the Nordic River Safety Commission (NRSC). The NRSC said no.",
            ["NRSC = Nordic River Safety Commission (acronym) org:nordic-river-safety-commission"]
        ),
        (
            "They live in the village of Hrynkivka, formerly known as Leninske. The village of Leninske burned.",
            ["Leninske = Hrynkivka (alias) loc:hrynkivka"]
        ),
        ("Kiev and Lugansk.", ["Kiev = Kyiv (actors) loc:kyiv", "Lugansk = Luhansk (places) loc:luhansk"]),
    ]

    @Test(arguments: articles)
    func `Every name that is one with another says by which rule`(_ text: String, _ expected: [String]) throws {
        #expect(merges(text, try extractor()) == expected)
    }

    @Test(arguments: [
        (["Bayer", "Bayer Verein", "Bayer"], ["ORG", "ORG", "ORG"], [0, 0, 0]),
        (["Hello", "Hello", "Hello World"], ["PER", "ORG", "MISC"], [0, 1, 2]),
        (["Sergio Ruiz Costa", "Ruiz Costa", "Costa"], ["PER", "PER", "PER"], [0, 0, 0]),
        (["Nael al-Rawd", "Rawd", "Al-Rawd"], ["PER", "PER", "PER"], [0, 0, 0]),
        (["Ilmar Kask", "Evar Kask", "Kask"], ["PER", "PER", "PER"], [0, 1, 1]),
        (["Zorn Award", "Zorn Awards", "ZA"], ["MISC", "MISC", "MISC"], [0, 0, 0]),
        (["Mission of Friends", "MoF", "Mission"], ["ORG", "ORG", "ORG"], [0, 0, 0]),
        (["Kestrel North", "Kestrel South", "Kestrel"], ["ORG", "ORG", "ORG"], [0, 1, 2]),
        (["National Security Agency", "NSA"], ["ORG", "ORG"], [0, 0]),
    ])
    func `Given names come together within their kind`(
        _ names: [String], _ types: [String], _ clusters: [Int]
    ) throws {
        let found = try extractor().identities(ofNames: zip(names, types).map { ($0, $1) }).map { $0?.entity }
        #expect(found.map { found.firstIndex(of: $0) } == clusters.map { found.firstIndex(of: found[$0]) })
        #expect(Set(found).count == Set(clusters).count)
    }

    @Test func `The canonical name is the most frequent full form, the first of several`() throws {
        func name(_ text: String) throws -> [String] {
            try extractor().extract(ArticleText(id: "0", text: Array(text.utf8))).entities.map(\.name)
        }
        #expect(try name("Ada Maria Lind came. Ada Lind spoke. Lind left. Ada Lind slept. Lind woke.") == ["Ada Lind"])
        #expect(try name("Ada Maria Lind came. Ada Lind spoke.") == ["Ada Maria Lind"])
    }

    @Test(arguments: [
        ("Andrii Kravchuk", "Andrei Kravtschuk", true), ("Serhiy Halushenko", "Sergei Galuschenko", true),
        ("Andrii Kravchuk", "Serhii Kravchuk", false), ("Andrew Gall", "Andrew Hall", false),
        ("Anna Marlow", "Anna Marlov", false),
        ("Alexander Gill", "Alexander Hill", false), ("Kravchuk", "Kravtschuk", false),
    ])
    func `A person has one id in all articles for all spellings only beside a given name of these languages`(
        _ one: String, _ other: String, _ areOne: Bool
    ) throws {
        func id(_ name: String) throws -> String? {
            try extractor().identities(ofNames: [(name, "PER")]).first.flatMap { $0?.entity }
        }
        #expect(try (id(one) == id(other)) == areOne)
    }

    @Test(arguments: [
        ("U.S. Department of Justice", "United States Justice Department", true),
        ("Norwegian Defense Ministry", "Ministry of Defence", false), ("Norwegian Navy", "Swedish Navy", false),
        ("Norwegian Ministry of Defense", "Norway Defence Ministry", true), ("The River Party", "River Party", true),
    ])
    func `An organisation has one id for the ways of naming its country and its department`(
        _ one: String, _ other: String, _ areOne: Bool
    ) throws {
        let ids = try [one, other].map { name in
            try extractor().identities(ofNames: [(name, "ORG")]).first.flatMap { $0?.entity }
        }
        #expect((ids[0] == ids[1]) == areOne)
    }

    @Test func `Entities that the lexicon knows have Wikidata ids, others none`() throws {
        let text = "Norway and NATO met Ada Lind in Oslo."
        let entities = try extractor().extract(ArticleText(id: "0", text: Array(text.utf8))).entities
        #expect(
            entities.map { "\($0.id) \($0.wikidata ?? "none") \($0.how)" } == [
                "NOR Q20 countries", "org:nato Q7184 actors", "per:ada-lind none \(entities[2].how)",
                "loc:oslo Q585 countries",
            ])
    }

    // MARK: The user's table

    private func overridden(by overrides: String) throws -> Extractor {
        let path = "lexicon/overrides.tsv"
        let bytes = Array("form\ttype\tid\tname\twikidata\n\(overrides)".utf8)
        return try Extractor(ExtractionOptions(), domain: "ukraine-peace", names: nil) { asked, required in
            asked == path
                ? try Table(bytes.span, path: path, required: required)
                : try TestSupport.pipelineTable(asked, required)
        }
    }

    @Test func `The user's rows win over every table and rule`() throws {
        let extractor = try overridden(
            by: """
                Kyiv\tGPE\tloc:capital\tThe capital\tQ1899
                Ola Ek\tPER\tper:putin\t\t
                Zelensky\tPER\tper:smith\tJohn Smith\t
                Monday Briefing\tMISC\t-\t\t

                """)
        let text = "Kyiv refused. Ola Ek met Volodymyr Zelensky. Zelensky reads Monday Briefing, and Ek left."
        let extracted = extractor.extract(ArticleText(id: "0", text: Array(text.utf8)))
        #expect(
            extracted.mentions.map(\.entity) == [
                "loc:capital", "per:putin", "per:zelenskyy", "per:smith", "per:putin",
            ])
        #expect(
            extracted.entities.map(\.name) == ["The capital", "Vladimir Putin", "Volodymyr Zelenskyy", "John Smith"])
        #expect(extracted.entities.first?.wikidata == "Q1899")
    }

    @Test func `The example in the user's table can be used as it is`() throws {
        let table = try readLines("lexicon/overrides.tsv")
        let example = table.filter { $0.hasPrefix("# ") && $0.contains("\t") }.map { "\($0.dropFirst(2))\n" }
        #expect(example.count == 2)
        let extractor = try overridden(by: example.joined())
        #expect(
            merges("Volodymyr Zelenskiy spoke.", extractor) == [
                "Volodymyr Zelenskiy = Volodymyr Zelenskyy (overrides) per:zelenskyy"
            ])
    }

    private func readLines(_ path: String) throws -> [String] {
        try String(contentsOfFile: "\(projectFolder)/pipeline/\(path)", encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }
}
