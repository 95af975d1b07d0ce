import Bytes
import Glibc
import Records
import StageKit

/// A file below an input, or a place that holds none that can be read.
struct FoundFile {
    /// The path to open.
    var file: String
    /// The path relative to the input.
    var path: String
    /// How many bytes the file has.
    var byteCount: Int
    /// Why it cannot be read.
    var problem: Rejection?
}

/// The files at or below a path, sorted by their relative paths' UTF-8.
///
/// Links are followed; a folder that is reached again is not read again, so that loops end. Names that begin with a dot
/// and `skipped` names are no inputs.
///
/// - Parameter written: Files that are no inputs either, as an earlier run wrote them.
/// - Throws: `Failure` where the path itself does not exist, or where there are too few open files.
func filesBelow(_ input: String, skipping skipped: Set<String>, _ written: Set<FileIdentity>) throws -> [FoundFile] {
    var status = stat()
    guard unsafe stat(input, &status) == 0 else {
        throw Failure(input: FileError(path: input, code: errno))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
        return [found(input, lastComponent(of: input), status)]
    }
    var files: [FoundFile] = []
    var visited: Set<FileIdentity> = [FileIdentity(status)]
    var folders: [(file: String, path: String)] = [(input, "")]
    while let folder = folders.popLast() {
        let names: [FileName]
        do throws(FileError) {
            names = try namesInFolder(folder.file)
        } catch {
            guard !error.isLackOfResources else { throw Failure(input: error) }
            files.append(
                problem(folder.file, folder.path.isEmpty ? "." : folder.path, "unreadable", error.reason))
            continue
        }
        // Last in, first out: the folders below are taken in ascending order.
        for (name, isUTF8) in names.reversed() where !name.hasPrefix(".") && !skipped.contains(name) {
            let file = folder.file.hasSuffix("/") ? folder.file + name : "\(folder.file)/\(name)"
            let path = folder.path.isEmpty ? name : "\(folder.path)/\(name)"
            guard isUTF8 else {
                files.append(problem(file, path, "unreadable", "its name is not UTF-8"))
                continue
            }
            guard unsafe stat(file, &status) == 0 else {
                files.append(problem(file, path, "unreadable", FileError(path: file, code: errno).reason))
                continue
            }
            if status.st_mode & S_IFMT == S_IFDIR {
                if visited.insert(FileIdentity(status)).inserted { folders.append((file, path)) }
            } else if !written.contains(FileIdentity(status)) {
                files.append(found(file, path, status))
            }
        }
    }
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
}

/// What makes a file or a folder the same under another name.
struct FileIdentity: Hashable {
    private var device: UInt
    private var node: UInt

    fileprivate init(_ status: stat) {
        device = UInt(status.st_dev)
        node = UInt(status.st_ino)
    }

    /// The file at a path; `nil` where none is.
    init?(path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }
}

private func found(_ file: String, _ path: String, _ status: stat) -> FoundFile {
    guard status.st_mode & S_IFMT == S_IFREG else {
        return problem(file, path, "not-a-file", "a pipe, socket or device")
    }
    return FoundFile(file: file, path: path, byteCount: Int(status.st_size))
}

private func problem(_ file: String, _ path: String, _ reason: String, _ detail: String) -> FoundFile {
    FoundFile(
        file: file, path: path, byteCount: 0, problem: Rejection(path: path, reason: reason, detail: detail))
}

private func lastComponent(of path: String) -> String {
    path.utf8.lastIndex(of: 0x2F).map { String(path[path.index(after: $0)...]) } ?? path
}

/// A name in a folder, and whether its bytes are UTF-8; else they stand there as U+FFFD, and no path leads to the file.
private typealias FileName = (name: String, isUTF8: Bool)

/// The names in a folder, sorted by their UTF-8.
private func namesInFolder(_ path: String) throws(FileError) -> [FileName] {
    guard let folder = unsafe opendir(path) else { throw FileError(path: path, code: errno) }
    defer { unsafe _ = closedir(folder) }
    var names: [FileName] = []
    errno = 0
    while let entry = unsafe readdir(folder) {
        // `d_name` is an array of C, which Swift sees as a tuple: read as the string that it holds.
        let (name, isUTF8) = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
            unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) {
                unsafe (String(cString: $0), String(validatingCString: $0) != nil)
            }
        }
        if name != "." && name != ".." { names.append((name, isUTF8)) }
    }
    guard errno == 0 else { throw FileError(path: path, code: errno) }
    return names.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
}
