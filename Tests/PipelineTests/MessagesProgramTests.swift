import Foundation
import TestSupport
import Testing

/// The program `clean` on mail, mailboxes and pages saved as one file; what becomes of the text is a golden case.
@Suite("Messages")
struct MessagesProgramTests {
    @Test func `Every byte of their texts stands where the records say`() throws {
        let project = try Project()
        let seeds = "\(Project.root)/Tests/Golden/0008-messages/seeds"
        #expect(try project.program("clean", "--in", seeds, "--out", "clean.jsonl", "--quiet").status == 0)
        let outcome = try project.program("evaluate", "offsets", "--records", "clean.jsonl", "--input", seeds)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
        #expect(outcome.output.hasSuffix(", 0 untrue\n"))
    }

    @Test func `Files of other names are messages by their header alone`() throws {
        let project = try Project()
        let text = "The ministers met in Geneva on Monday, and they agreed to meet again in a week.\n"
        try project.write("MIME-Version: 1.0\nContent-Transfer-Encoding: 7bit\n\n\(text)", to: "in/a.txt")
        try project.write("MIME-Version: 1.0\nNo-More: than this\n\n\(text)", to: "in/b.txt")
        try project.write("From a Mon Nov  2 10:00:00 2026\nMessage-ID: <one@x>\n\n\(text)", to: "in/c")
        try project.write("From Geneva comes the news: on Monday at 10:00 in 2026\n\n\(text)", to: "in/d.txt")
        try project.write("<p>\(text)</p>", to: "in/e.mht")
        #expect(
            try records(project, ["path", "source.offset", "metadata.published.how"], "in") == [
                "a.txt 51 -", "b.txt - -", "c#one@x 53 -", "d.txt - -", "e.mht - -",
            ])
    }

    @Test func `What cannot be read is a row with its reason`() throws {
        let project = try Project()
        let header = "Subject: x\nContent-Type: text/plain; charset"
        try project.write("\(header)=utf-7\n\nThe caf+AOk- was closed on Monday.\n", to: "in/a.eml")
        try project.write("\(header)=hz-gb-2312\n\n~{<:Ky2;~}\n", to: "in/b.eml")
        try project.write("\(header)=iso-2022-jp\n\n\u{1B}$B2qCL\u{1B}(B\n", to: "in/c.eml")
        try project.write("Subject: x\nContent-Type: image/png\n\nx\n", to: "in/d.eml")
        try project.write("Subject: x\nContent-Transfer-Encoding: x-uuencode\n\nx\n", to: "in/e.eml")
        try project.write("Subject: x\n\n\n", to: "in/f.eml")
        try project.write("nothing\n", to: "in/g.mbox")
        try project.write("From a Mon Nov  2 10:00:00 2026\nMessage-ID: <one@x>\n\n\n", to: "in/h.mbox")
        #expect(try project.program("clean", "--in", "in", "--out", "clean.jsonl", "--quiet").status == 0)
        let rows = try String(contentsOfFile: "\(project.folder)/clean.rejected.jsonl", encoding: .utf8)
        #expect(
            rows.split(separator: "\n").sorted() == [
                #"{"path":"a.eml","reason":"unsupported-encoding","detail":"utf-7"}"#,
                #"{"path":"b.eml","reason":"unsupported-encoding","detail":"hz-gb-2312"}"#,
                #"{"path":"c.eml","reason":"unsupported-encoding","detail":"iso-2022, which shifts between sets of characters"}"#,
                #"{"path":"d.eml","reason":"no-page","detail":"image/png without a text or a page"}"#,
                #"{"path":"e.eml","reason":"unsupported-coding","detail":"x-uuencode"}"#,
                #"{"path":"f.eml","reason":"no-page","detail":"text/plain without a text or a page"}"#,
                #"{"path":"g.mbox","reason":"bad-record","detail":"at byte 0: 8 bytes that no line parts from others as messages are"}"#,
                #"{"path":"h.mbox#one@x","reason":"no-page","detail":"text/plain without a text or a page"}"#,
            ])
    }

    @Test func `What is attached may be of any size`() throws {
        let project = try Project()
        _ = try project.shell(
            """
            mkdir in
            { printf 'MIME-Version: 1.0\\nMessage-ID: <big@x>\\nContent-Type: multipart/mixed; boundary=b\\n\\n--b\\n\\n'
              printf 'The ministers met in Geneva on Monday, and they agreed to meet again.\\n--b\\n'
              printf 'Content-Type: image/png\\nContent-Transfer-Encoding: base64\\n\\n'
              yes 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk' | head -c 60000000 || true
              printf '\\n--b--\\n'; } > in/a.eml
            gzip -1 < in/a.eml > in/b.eml.gz
            { printf 'From a Mon Nov  2 10:00:00 2026\\n'; cat in/a.eml; } | gzip -1 > in/c.mbox.gz
            """)
        let outcome = try project.make("dataset", "INPUT=in", "JOBS=1")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.contains("articles: 3 in = 1 kept + 2 copies + 0 rejected"))
        let cost = try String(contentsOfFile: "\(project.folder)/output/stages/1-clean.cost.tsv", encoding: .utf8)
        let peakKilobytes = cost.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) }
        #expect(try #require(peakKilobytes) < 100_000)
    }

    @Test func `The lines that a sender writes in each message are counted by the sender`() throws {
        let project = try Project()
        for number in 0..<30 {
            var invented = InventedText(seed: UInt64(number))
            let text =
                "\(invented.paragraph())\n\nFollow our live desk on Blip\n\n\(invented.article(byteCount: 900))\n"
            let carried = number < 6 ? text : text.replacing("Follow our live desk on Blip\n\n", with: "")
            let sender = number < 6 ? "desk@blip.example" : "\(number)@other.example"
            try project.write("From: \(sender)\nSubject: Letter \(number)\n\n\(carried)", to: "mail/\(number).eml")
        }
        // Of the folder a fifth carry the line, of the sender all.
        let output = try project.program("clean", "--in", "mail", "--out", "-", "--quiet").output
        #expect(output.components(separatedBy: "\"rule\":\"site-line\"").count == 7)
    }

    /// Some members of the records that clean makes of a folder, sorted.
    private func records(_ project: Project, _ members: [String], _ folder: String) throws -> [String] {
        let outcome = try project.program("clean", "--in", folder, "--out", "-", "--quiet")
        #expect(outcome.status == 0, "\(outcome.error)")
        return try outcome.output.split(separator: "\n").map { line in
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            let source = record["source"] as? [String: Any] ?? [:]
            let values: [String: Any?] = [
                "path": source["path"], "source.offset": source["offset"],
                "metadata.published.how": ((record["metadata"] as? [String: Any])?["published"] as? [String: Any])?[
                    "how"],
            ]
            return members.map { name in values[name].flatMap { $0 }.map { "\($0)" } ?? "-" }.joined(separator: " ")
        }.sorted()
    }
}
