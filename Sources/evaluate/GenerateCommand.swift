import ArgumentParser
import Foundation
import StageKit
import TestSupport

/// `evaluate generate`: articles to test with.
struct GenerateCommand: ParsableCommand {
    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case plain, hostile
    }

    static let configuration = CommandConfiguration(
        commandName: "generate", abstract: "Makes a folder of invented articles, the same for the same seed.",
        discussion: """
            plain: text files of about --bytes each, for measuring speed and memory. hostile: text, pages and containers \
            in several encodings that hold whatever may break a program.
            """)

    @Argument(help: "plain or hostile.")
    var kind: Kind

    @Option(help: ArgumentHelp("The folder, which is made.", valueName: "dir"))
    var out: String

    @Option(help: "How many articles.")
    var count = 500

    @Option(help: "The least size of a plain article.")
    var bytes = 2300

    @Option(help: "Another seed makes other articles.")
    var seed: UInt64 = 1

    func run() throws {
        switch kind {
        case .plain:
            for number in 0..<count {
                var text = InventedText(seed: seed &* 1_000_003 &+ UInt64(number))
                let digits = String(number)
                let name = String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
                // A thousand a folder.
                try write(Array((text.article(byteCount: bytes) + "\n").utf8), to: "\(name.prefix(3))/\(name).txt")
            }
        case .hostile:
            var files = HostileFiles(seed: seed)
            for file in files.files(articles: count) { try write(file.bytes, to: file.path) }
        }
    }

    private func write(_ bytes: [UInt8], to path: String) throws {
        let url = URL(filePath: "\(out)/\(path)")
        do {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        } catch {
            throw Failure(.ioError, place: url.path, reason: error.localizedDescription)
        }
    }
}
