import Records
import Testing

@testable import StageKit

@Suite("Tally and progress")
struct TallyTests {
    @Test func `The tally is one line of JSON, reasons in order`() {
        var tally = Tally(stage: "clean")
        tally.read = 6
        tally.kept = 3
        for reason in ["no-text", "empty", "no-text"] {
            tally.count(Rejection(path: "p", reason: reason, detail: "d"))
        }
        #expect(
            String(decoding: tally.json, as: UTF8.self)
                == #"{"stage":"clean","in":6,"out":3,"copies":0,"rejected":3,"reasons":{"empty":1,"no-text":2}}"# + "\n"
        )
        #expect(tally.summary == "clean: 6 in = 3 out + 0 copies + 3 rejected")
    }

    @Test func `The progress line has a bar only on a terminal`() {
        #expect(
            progressLine(
                stage: "clean", bytes: 6_000_000, total: 12_000_000, articles: 900, seconds: 2, hasBar: true)
                == "clean [############            ] 50 % 900 articles, 3.0 MB/s, 2 s left")
        #expect(
            progressLine(stage: "dedupe", bytes: 500_000, total: nil, articles: 2, seconds: 1, hasBar: false)
                == "dedupe 2 articles, 0.5 MB/s")
    }

    @Test func `What stands beside an output is named for it`() {
        #expect(stem(of: "output/stages/1-clean.jsonl") == "output/stages/1-clean")
        #expect(stem(of: "x.txt") == "x.txt")
        #expect(stem(of: "-") == nil)
        #expect(stem(of: "/dev/null") == nil)
    }
}
