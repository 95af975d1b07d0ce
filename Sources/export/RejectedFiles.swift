import Bytes
import Exporting
import Glibc
import JSONLines
import Records
import StageKit

/// The files beside a stage's output in which it and the stages before it listed what they could not use, by name.
///
/// - Throws: `Failure` where the folder cannot be listed.
func rejectedFiles(beside input: String) throws -> [String] {
    guard input != "-" else { return [] }
    let folder = String(decoding: input.utf8.prefix(upTo: folderEnd(input)), as: UTF8.self)
    let names = try fileNames(in: folder.isEmpty ? "." : folder).filter { $0.hasSuffix(".rejected.jsonl") }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { folder + $0 }
}

/// Appends the rows of a file of rejected inputs to the `rejected` table.
///
/// The stage is the one that the file is named for: `clean` of `1-clean.rejected.jsonl`.
///
/// - Throws: `Failure` with file and line for a row that is not what it should be.
func listRejected(_ path: String, in folder: DatasetFolder) throws {
    let stage = stageName(path)
    var reader = try RecordChunkReader(path: path)
    while let chunk = try reader.next() {
        for (i, line) in chunk.lines.enumerated() {
            let rejection: Rejection
            do {
                var json = JSONReader(line.span)
                rejection = try Rejection(from: &json)
                try json.end()
            } catch {
                throw Failure(.dataError, place: "\(path):\(chunk.firstLine + i)", reason: error.description)
            }
            do {
                try folder.write(rejectedLines(rejection, stage: stage), to: .rejected)
            } catch {
                throw Failure(output: error)
            }
        }
    }
}

/// Where the tally goes: to the other stages' where the dataset's folder has them, else into the folder itself.
func tallyStem(in folder: String) -> String {
    var status = stat()
    let stages = "\(folder)/stages"
    let isFolder = unsafe stat(stages, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    return isFolder ? "\(stages)/5-export" : "\(folder)/export"
}

private func stageName(_ path: String) -> String {
    let file = path.utf8.suffix(from: folderEnd(path))
    let name = String(decoding: file, as: UTF8.self)
    let stem = name.hasSuffix(".rejected.jsonl") ? String(name.dropLast(15)) : name
    return String(stem.drop { $0.isASCII && ($0.isNumber || $0 == "-") })
}

/// Where the file's name begins in a path.
private func folderEnd(_ path: String) -> String.Index {
    path.utf8.lastIndex(of: 0x2F).map { path.utf8.index(after: $0) } ?? path.startIndex
}

private func fileNames(in folder: String) throws -> [String] {
    guard let stream = unsafe opendir(folder) else { throw Failure(input: FileError(path: folder, code: errno)) }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
        let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        names.append(name)
    }
    return names
}
