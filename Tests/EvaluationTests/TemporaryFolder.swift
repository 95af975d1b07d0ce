import Bytes
import Foundation

/// A folder that goes with this value.
final class TemporaryFolder {
    let path = FileManager.default.temporaryDirectory.path + "/parley-evaluation-\(UUID().uuidString)"

    init() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file of the folder, and the folders that it stands in.
    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    /// Writes a file of the folder, and the folders that it stands in.
    func write(_ bytes: [UInt8], to name: String) throws {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }
}
