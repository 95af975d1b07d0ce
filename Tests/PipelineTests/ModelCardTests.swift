import Bytes
import Foundation
import TestSupport
import Testing

@Suite("Model cards")
struct ModelCardTests {
    private let folder = projectFolder + "/pipeline/models"

    @Test func `Each model has a card that says what it was made of, and its true checksum`() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        let models = files.filter { $0.hasSuffix(".model") }
        let cards = files.filter { $0.hasSuffix(".md") && $0 != "README.md" }
        #expect(cards == models.map { $0.dropLast(6) + ".md" })
        for model in models {
            let bytes = try readFile("\(folder)/\(model)")
            let card = String(decoding: try readFile("\(folder)/\(model.dropLast(6)).md"), as: UTF8.self)
            #expect(card.contains("- Checksum: \(sha256(bytes.span))\n"), "\(model)")
            for line in ["Command", "Corpora", "Licence", "Scores"] {
                #expect(card.contains("- \(line): "), "\(model)")
            }
        }
    }
}
