import Foundation
import TestSupport
import Testing

@Suite("Feeds, news in XML and subtitles")
struct FeedsProgramTests {
    private static let seeds = "\(Project.root)/Tests/Golden/0008-feeds/seeds"

    @Test func `Every byte of their texts is one of the files, for any number of threads and compressed or not`() throws
    {
        let project = try Project()
        try FileManager.default.copyItem(atPath: Self.seeds, toPath: "\(project.folder)/plain")
        let runs = try ["1", "4"].map { jobs in
            try project.program("clean", "--in", "plain", "--out", "plain-\(jobs).jsonl", "--jobs", jobs, "--quiet")
                .status
        }
        #expect(runs == [0, 0])
        #expect(try project.shell("cmp plain-1.jsonl plain-4.jsonl").status == 0)
        try FileManager.default.copyItem(atPath: Self.seeds, toPath: "\(project.folder)/packed")
        #expect(try project.shell("gzip -n packed/*").status == 0)
        #expect(try project.program("clean", "--in", "packed", "--out", "packed.jsonl", "--quiet").status == 0)
        for (records, input) in [("plain-1.jsonl", "plain"), ("packed.jsonl", "packed")] {
            let check = try project.program("evaluate", "offsets", "--records", records, "--input", input)
            #expect(check.status == 0, "\(check.output)")
            #expect(check.output.hasSuffix(" claims checked, 0 untrue\n"))
        }
        #expect(try texts(project, "plain-1.jsonl") == texts(project, "packed.jsonl"))
    }

    @Test func `An item that stands in two files is one article, and the other row says so`() throws {
        let project = try Project()
        let feed =
            "<rss><item><guid>urn:x:1</guid><description>The talks went on in the city on Monday.</description></item></rss>"
        try project.write(feed, to: "feeds/a.rss")
        try project.write(feed, to: "feeds/b.rss")
        #expect(try project.program("clean", "--in", "feeds", "--out", "out.jsonl", "--quiet").status == 0)
        #expect(try project.shell("wc -l < out.jsonl").output == "1\n")
        #expect(try project.shell("cat out.rejected.jsonl").output.contains("\"reason\":\"duplicate-id\""))
    }

    private func texts(_ project: Project, _ file: String) throws -> [String] {
        try project.shell("sed 's/.*,\"text\":\\(\".*\\),\"segments\".*/\\1/' \(file) | sort").output
            .split(separator: "\n").map { String($0) }
    }
}
