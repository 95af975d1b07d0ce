import Bytes
import Glibc
import StageKit

/// The folder that a dataset goes to, made where there is none; if it was made and nothing came into it, it goes again
/// with this value.
struct OutputFolder: ~Copyable {
    private var made: [String] = []

    /// Makes a folder, and those that it lies in, where there is none.
    ///
    /// - Throws: `Failure` where it cannot be made.
    init(_ path: String) throws {
        guard path != "-" else { throw Failure(.usage, place: "--out", reason: "a dataset needs a folder") }
        let bytes = Array(path.utf8)
        for end in bytes.indices.filter({ $0 > 0 && bytes[$0] == 0x2F }) + [bytes.count] {
            let folder = String(decoding: bytes[..<end], as: UTF8.self)
            if unsafe mkdir(folder, 0o777) == 0 {
                made.append(folder)
            } else if errno != EEXIST {
                throw Failure(output: FileError(path: folder, code: errno))
            }
        }
    }

    deinit {
        // A folder with something in it stays.
        for folder in made.reversed() { _ = unsafe rmdir(folder) }
    }
}
