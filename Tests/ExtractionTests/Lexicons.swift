import Bytes
import Foundation
import Lexicons

/// The project's `pipeline/` folder, found from this file.
let pipelineFolder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("pipeline")

/// Reads a table of `pipeline/`.
func pipelineTable(_ path: String, _ required: [String]) throws -> Table {
    let bytes = [UInt8](try Data(contentsOf: pipelineFolder.appendingPathComponent(path)))
    return try Table(bytes.span, path: path, required: required)
}
