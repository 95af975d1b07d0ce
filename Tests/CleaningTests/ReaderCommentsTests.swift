import Records
import Testing

@testable import Cleaning

@Suite("What readers say below an article, in plain text")
struct ReaderCommentsTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let article = [prose, prose + " Nobody knew where.", prose + " Nobody knew why."]
    private static let said = "They never stop talking. Give them nothing!"

    private func text(_ lines: [String]) throws -> [String] {
        let input = RawInput(path: "a.txt", id: "0", bytes: Array(lines.joined(separator: "\n").utf8))
        return try string(cleaner().clean(input).text)?.split(separator: "\n").map(String.init) ?? []
    }

    @Test(arguments: [
        ["3 Comments", "John_K", "2 hours ago", said, "Reply", "Like (12)", "peacenik77", "1 hour ago", said, "Reply"],
        ["Comments", "Jane Doe", "3 May 2025", said, said, "Reply", "Load comments", "Leave a comment"],
        ["Kommentare", "Wanderer", "vor 3 Stunden", said, "Antworten"],
    ])
    func `It goes from the line that announces it to the last that ends a comment`(_ comments: [String]) throws {
        #expect(try text(Self.article + comments) == Self.article)
    }

    @Test(arguments: [
        // No names and times; longer than the article above; nothing above; a control between paragraphs.
        ["Comments", said, "Reply", said, "Reply"],
        ["Comments", "John_K", "2 hours ago", String(repeating: prose + " ", count: 7) + "End.", "Reply"],
        ["Comments", "Share", prose + " It rained.", "Comments"],
    ])
    func `What is no comment stays`(_ lines: [String]) throws {
        let kept = lines.filter { $0.count > 30 }
        #expect(try text(Self.article + lines).filter { kept.contains($0) } == kept)
    }

    @Test func `Updates of a chronicle stay`() throws {
        let lines = (1...6).flatMap { hour in
            ["Live desk", "\(hour) hours ago", Self.prose + " That was at \(hour).", "Comments"]
        }
        #expect(try text(lines).filter { $0.hasPrefix("The ministers") }.count == 6)
    }
}
