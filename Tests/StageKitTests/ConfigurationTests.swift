import Testing

@testable import StageKit

@Suite("Configuration")
struct ConfigurationTests {
    private struct Options: Codable, Equatable {
        var limit = 5
        var share = 0.5
        var name = "a"
        var isStrict = false
    }

    @Test func `What the file says is laid over the defaults`() throws {
        let configuration = try Configuration(
            Array("{ /* why */ domain: 'd', clean: { limit: 7, share: 1, }, }".utf8), path: "c.json")
        #expect(configuration.domain == "d")
        #expect(try configuration.section("clean", over: Options()) == Options(limit: 7, share: 1))
        #expect(try configuration.section("dedupe", over: Options()) == Options())
    }

    @Test(arguments: [
        ("[]", "c.json: expected an object"),
        ("{}", "c.json: \"domain\" must be a string"),
        ("{domain: 'd', claen: {}}", "c.json: unknown key \"claen\"; did you mean \"clean\"?"),
        ("{domain: 'd', clean: 1}", "c.json: \"clean\" must be an object"),
        ("{domain: 'd', clean: {limits: 1}}", "c.json: unknown key \"clean.limits\"; did you mean \"clean.limit\"?"),
    ])
    func `What is wrong is said in one line`(_ json: String, _ message: String) {
        #expect(failure(json) == message)
    }

    @Test(arguments: [
        "{domain: 'd', clean: {limit: 'x'}}", "{domain: 'd', clean: {limit: null}}",
        "{domain: 'd', clean: {isStrict: 1}}",
    ])
    func `A value of another type names its key`(_ json: String) {
        let message = failure(json)
        #expect(message.hasPrefix("c.json: clean: \"limit\": ") || message.hasPrefix("c.json: clean: \"isStrict\": "))
    }

    @Test func `What is no JSON5 says so`() {
        #expect(failure("{domain: ").hasPrefix("c.json: not JSON5: "))
    }

    @Test(arguments: [("cleen", "clean"), ("exprot", "export"), ("domian", "domain"), ("", "clean")])
    func `The nearest name is the one with the fewest edits`(_ name: String, _ expected: String) {
        #expect(nearest(name, in: ["clean", "dedupe", "extract", "annotate", "export", "domain"]) == expected)
    }

    private func failure(_ json: String) -> String {
        do {
            _ = try Configuration(Array(json.utf8), path: "c.json").section("clean", over: Options())
            return "no error"
        } catch {
            return "\(error)"
        }
    }
}
