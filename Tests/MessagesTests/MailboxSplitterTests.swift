import TestSupport
import Testing

@testable import Messages

@Suite("The messages of a mailbox")
struct MailboxSplitterTests {
    static let mailbox = """
        From jane at example.org  Mon Nov  2 10:00:00 2026
        From: jane at example.org
        Message-ID: <1@example.org>

        From here on it goes on.

        >From here too.

        From - Tue, 03 Nov 2026 11:00:00 +0100
        Subject: no id

        text

        From 123@xxx Wed Nov 04 10:00:00 +0000 2026
        Message-ID: not a name

        From a@b.org Thu Nov  5 10:00:00 2026
        no field, so that it is text
        """

    @Test(arguments: ["\n", "\r\n"])
    func `Begin with a line of From, an address and a date above a field`(_ end: String) throws {
        let bytes = Array(Self.mailbox.replacing("\n", with: end).utf8)
        let entries = split(bytes)
        #expect(entries.map(\.problem) == [nil, nil, nil])
        #expect(entries[0].id == "1@example.org")
        #expect(entries[1].id.utf8.count == 16 && entries[2].id.utf8.count == 16 && entries[1].id != entries[2].id)
        let texts = entries.map { entry in
            String(decoding: bytes[entry.offset..<entry.offset + entry.byteCount], as: UTF8.self)
                .replacing("\r\n", with: "\n")
        }
        #expect(
            texts == [
                "From: jane at example.org\nMessage-ID: <1@example.org>\n\nFrom here on it goes on.\n\n>From here too.\n",
                "Subject: no id\n\ntext\n",
                "Message-ID: not a name\n\nFrom a@b.org Thu Nov  5 10:00:00 2026\nno field, so that it is text",
            ])
    }

    @Test func `What is none is said to be none`() {
        #expect(split([]) == [])
        #expect(split(Array("\n\n".utf8)) == [])
        #expect(
            split(Array("hello\n".utf8)) == [
                MailboxEntry(offset: 0, byteCount: 6, problem: "6 bytes that no line parts from others as messages are")
            ])
        let entries = split(Array(("hello\n\n" + Self.mailbox).utf8))
        #expect(entries.map(\.problem) == ["6 bytes that no line parts from others as messages are", nil, nil, nil])
    }

    @Test(arguments: [
        ("From a Mon Nov  2 10:00:00 2026", true), ("From a@b Mon, 2 Nov 2026 10:00:00 +0100", true),
        ("From - Mon Nov 02 10:00 2026", true), ("From Geneva, on Monday at 10:30 in 2026", false),
        ("From Mon Nov 2 10:00:00 2026", false), ("From a Mon Nov 2 2026", false), ("From ", false), ("from a", false),
    ])
    func `A line that parts messages has an address, a day and a time`(_ line: String, _ isOne: Bool) {
        #expect(isEnvelope(Array(line.utf8)[...]) == isOne)
        #expect(beginsMailbox(Array("\(line)\r\nSubject: a\r\n".utf8)) == isOne)
        #expect(!beginsMailbox(Array("\(line)\nno field\n".utf8)))
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func `The same comes out however it is cut, and every byte stands in one message at most`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        var bytes = Array(Self.mailbox.utf8)
        for _ in 0..<Int(seed % 5) { bytes.remove(at: Int.random(in: 0..<bytes.count, using: &random)) }
        let whole = split(bytes)
        var splitter = MailboxSplitter()
        var entries: [MailboxEntry] = []
        var i = 0
        while i < bytes.count {
            let end = min(bytes.count, i + Int.random(in: 1...40, using: &random))
            entries += splitter.add(Array(bytes[i..<end]))
            i = end
        }
        entries += splitter.finish()
        #expect(entries == whole)
        var last = 0
        for entry in whole {
            #expect(entry.offset >= last)
            last = entry.offset + entry.byteCount
        }
        #expect(last <= bytes.count)
    }

    private func split(_ bytes: [UInt8]) -> [MailboxEntry] {
        var splitter = MailboxSplitter()
        return splitter.add(bytes) + splitter.finish()
    }
}
