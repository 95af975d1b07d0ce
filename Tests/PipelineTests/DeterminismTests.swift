import Foundation
import Testing

@Suite("The same bytes")
struct DeterminismTests {
    @Test(
        arguments: [
            [:], ["JOBS": "1"], ["JOBS": "7"], ["TZ": "Pacific/Kiritimati"], ["LC_ALL": "tr_TR.UTF-8"], ["LC_ALL": "C"],
        ] as [[String: String]])
    func `Threads, time zone and locale change nothing`(_ environment: [String: String]) throws {
        let project = try Project()
        #expect(try project.make("dataset", "JOBS=2", environment: ["TZ": "UTC", "LC_ALL": "C.UTF-8"]).status == 0)
        let expected = try project.contents(of: "output")
        try project.remove("output")
        #expect(try project.make("dataset", environment: environment).status == 0)
        #expect(try project.contents(of: "output") == expected)
    }

    @Test func `The order in which the files were written changes nothing`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        let expected = try project.contents(of: "output")
        _ = try project.shell(
            "mkdir other; for f in $(ls -r seeds); do cp seeds/$f other/; done; mv seeds old; mv other seeds")
        try project.remove("output")
        #expect(try project.make("dataset").status == 0)
        #expect(try project.contents(of: "output") == expected)
    }
}
