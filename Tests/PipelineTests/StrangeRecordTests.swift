import Foundation
import Testing

/// Records that no stage of ours has written.
@Suite("Strange records")
struct StrangeRecordTests {
    /// Each number of a record in turn is one that does not fit, or hardly: no stage fails otherwise than in one line.
    @Test(arguments: [("annotate", ""), ("export", #","positions":[],"events":[],"signals":[]"#)])
    func `A number that does not fit is one line at most`(_ program: String, _ members: String) throws {
        let project = try Project()
        let text = "Mr Smith said on Monday: “We want peace.” He left."
        let record = """
            {"id":"a","source":{"path":"a.txt","sha256":"0","bytes":56,"media_type":"text/plain","encoding":"utf-8"},\
            "title":null,"title_segments":[],"text":"\(text)","segments":[[0,20,0,20],[20,34,20,34]],"removed":[],\
            "metadata":{},"sentences":[{"start":0,"end":45},{"start":46,"end":54}],\
            "mentions":[{"start":3,"end":8,"type":"PER","entity":"e","how":"h"}],\
            "entities":[{"id":"e","name":"Smith","type":"PER","how":"h"}],"merges":[],\
            "role_mentions":[{"start":0,"end":2,"entity":"e","how":"h"}],\
            "quotes":[{"id":"q","kind":"direct","start":25,"end":45,"quoted":[{"start":28,"end":42}],\
            "cue":{"start":9,"end":13},"speaker":{"start":3,"end":8},"speaker_id":"e","speaker_how":"h",\
            "addressee":null,"group":"q","sentence":0,"confidence":0.9,"flags":[],"rule":"r"}],\
            "times":[{"start":17,"end":23,"type":"DATE","value":"v","resolved":true,"rule":"r"}]\(members)}

            """
        let bytes = Array(record.utf8)
        func isDigit(_ i: Int) -> Bool { bytes.indices.contains(i) && (0x30...0x39).contains(bytes[i]) }
        let numbers = bytes.indices.filter {
            isDigit($0) && [0x3A, 0x5B, 0x2C].contains(bytes[$0 - 1])
        }
        #expect(numbers.count == 29)
        var complaints = 0
        for (place, start) in numbers.enumerated() {
            var end = start
            while isDigit(end) { end += 1 }
            let number = place % 2 == 0 ? Int.max : Int.min
            let changed = Array(bytes[..<start]) + Array("\(number)".utf8) + Array(bytes[end...])
            try project.write(String(decoding: changed, as: UTF8.self), to: "in.jsonl")
            let outcome = try project.program(program, "-q", "--in", "in.jsonl", "--out", "out")
            let isOneLine =
                outcome.error.hasPrefix("\(program): error: in.jsonl:1: ")
                && outcome.error.utf8.count { $0 == 0x0A } == 1
            #expect(
                outcome.status == 0 && outcome.error == "" || outcome.status == 65 && isOneLine,
                "\(start) \(number): \(outcome)")
            if outcome.status == 65 { complaints += 1 }
        }
        // All but the size of the file, what annotate does not read, and how sure a quotation is.
        #expect(complaints == (program == "annotate" ? 19 : 27))
    }
}
