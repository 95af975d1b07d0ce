import Evaluation
import Foundation
import Testing

@Suite("Quality")
struct QualityTests {
    @Test func `The scores of the seeds do not fall below their floors`() throws {
        let project = try Project()
        #expect(try project.make("dataset").status == 0)
        let scores = try GoldScores(output: project.folder + "/output", gold: Project.root + "/Tests/Gold")
        let floors = try Floors(path: Project.root + "/Tests/Quality/seeds.json")
        #expect(floors.failures(scores.summary) == [], "\(scores.report)")
    }
}
