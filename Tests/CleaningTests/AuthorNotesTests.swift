import Bytes
import Lexicons
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Notes on authors")
struct AuthorNotesTests {
    private static let prose = [
        "The ministers met again in the city on Friday and agreed to meet once more next week.",
        "The talks in the old city will go on for another year, said a spokesman of the council.",
    ]

    private func table() throws -> Table {
        try pipelineTable("lexicon/author-notes.tsv", ["language", "examples", "others"] + AuthorNotes.columns)
    }

    @Test func `Each example of the table is a note, and none of the others`() throws {
        let table = try table()
        let notes = AuthorNotes(table)
        let classes = try LineWordClasses(pipelineTable("lexicon/line-words.tsv", ["word", "classes"]))
        var count = 0
        for row in table.rows {
            for (column, isNote) in [("examples", true), ("others", false)] {
                for line in row.list(column) {
                    let bytes = Array(line.utf8)
                    let found = notes.subject(of: bytes.span, bytes.indices, authors: [], classes) != nil
                    #expect(found == isNote, "\(row["language"]): \(line)")
                    count += 1
                }
            }
        }
        #expect(count > 80)
    }

    @Test(arguments: [
        "Jane Doe is a correspondent in Kyiv.", "Jane Doe covers the courts. She joined the paper in 2019.",
        "Richard Roe is an award-winning freelance journalist based in Geneva.",
        "The writer is a fellow at the institute and the author of two books on rivers.",
        "Jana Roth ist Redakteurin im Ressort Politik.", "Автор — историк и политолог.",
        "Ayşe Kaya, Bakü muhabiridir.", "Richard Roe in Geneva contributed reporting.", "Eindredactie: Jan Kok",
    ])
    func `They go below the text`(_ note: String) throws {
        let article = try article((["By Jane Doe"] + Self.prose + [note]).joined(separator: "\n\n"))
        #expect(string(article.text) == Self.prose.joined(separator: "\n"))
        #expect(article.metadata.author?.value == "Jane Doe")
    }

    @Test(arguments: [
        "Petrenko is the head of the regional council.", "Jane Roe is the mayor of the town on the other bank.",
        "The author of the letter has not been found.", "Jane Roe is accused of killing a reporter in the spring.",
        "The editor of the local paper, Richard Roe, said that he would print the letter.",
    ])
    func `Sentences on other persons stay`(_ sentence: String) throws {
        for head in [["By Jane Doe"], []] {
            let article = try article((head + Self.prose + [sentence]).joined(separator: "\n\n"))
            #expect(string(article.text) == (Self.prose + [sentence]).joined(separator: "\n"))
        }
    }

    @Test(arguments: [
        ("Doe was taken to prison on Friday, said a spokesman of the court in the city.", "Jane Doe is a reporter."),
        ("The authors of both books were at the fair in the old city on Friday.", "The author is a historian."),
    ])
    func `Who is spoken of in the text is not only its author`(_ line: String, _ last: String) throws {
        let lines = Self.prose + [line, last]
        #expect(string(try article(lines.joined(separator: "\n\n")).text) == lines.joined(separator: "\n"))
    }
}
