import Bytes
public import Lexicons

/// The path of the project, which tests are run from any folder of.
public let projectFolder: String = {
    var parts = #filePath.utf8.split(separator: 0x2F).map { String($0) ?? "" }
    parts.removeLast(3)
    return "/" + parts.joined(separator: "/")
}()

/// Reads a table of the project's own pipeline folder, as a stage does; `path` is relative to that folder.
///
/// - Throws: `FileError` where it cannot be read, `TableError` where it is malformed.
public func pipelineTable(_ path: String, _ required: [String]) throws -> Table {
    let bytes = try readFile(projectFolder + "/pipeline/" + path)
    return try Table(bytes.span, path: path, required: required)
}
