import Foundation
import Testing

@Suite("Inputs that cannot be used")
struct RejectionTests {
    @Test func `Each is a row with its reason, and the run goes on within its memory`() throws {
        let project = try Project()
        try project.write(MakeTests.article, to: "in/a/good.txt")
        _ = try project.shell(
            """
            cd in
            yes 'A line of a text that has no end in sight.' | head -c 100000000 > huge.txt || true
            : > empty.txt
            printf ' \\n\\t\\n' > blank.txt
            head -c 4096 /dev/zero > zeros.txt
            ln -s nowhere gone.txt
            ln -s . a/loop
            mkfifo pipe.txt
            """)
        let outcome = try project.make("dataset", "INPUT=in")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.contains("articles: 7 in = 1 kept + 0 copies + 6 rejected"))
        let rows = try String(contentsOfFile: "\(project.folder)/output/rejected.csv", encoding: .utf8)
            .split(whereSeparator: \.isNewline).dropFirst().map {
                $0.split(separator: ",").prefix(2).joined(separator: " ")
            }
        #expect(
            rows.sorted() == [
                "blank.txt no-text", "empty.txt empty", "gone.txt unreadable", "huge.txt too-large",
                "pipe.txt not-a-file",
                "zeros.txt binary",
            ])
        let cost = try String(contentsOfFile: "\(project.folder)/output/stages/1-clean.cost.tsv", encoding: .utf8)
        let peakKilobytes = cost.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) }
        #expect(try #require(peakKilobytes) < 200_000)
    }
}
