import Glibc

/// A file that is open for reading, closed when this value goes.
public struct InputFile: ~Copyable {
    /// The path, for messages.
    public let path: String
    private let descriptor: Int32

    /// Opens a file; `-` is standard input.
    public init(path: String) throws(FileError) {
        let opened = path == "-" ? 0 : unsafe open(path, O_RDONLY | O_CLOEXEC)
        let code = errno
        self.path = path == "-" ? "standard input" : path
        descriptor = opened
        guard opened >= 0 else { throw FileError(path: path, code: code) }
    }

    deinit { if descriptor > 0 { _ = close(descriptor) } }

    /// Reads up to `count` bytes more and appends them; fewer at the end and from pipes, 0 only at the end.
    public func read(upTo count: Int, into bytes: inout [UInt8]) throws(FileError) -> Int {
        let old = bytes.count
        bytes.append(contentsOf: [UInt8](repeating: 0, count: count))
        var got = 0
        var code: Int32 = 0
        repeat {
            got = unsafe bytes.withUnsafeMutableBytes { buffer in
                guard let base = buffer.baseAddress else { return 0 }
                return unsafe Glibc.read(descriptor, base + old, count)
            }
            code = errno
        } while got < 0 && code == EINTR
        bytes.removeLast(count - max(got, 0))
        guard got >= 0 else { throw FileError(path: path, code: code) }
        return got
    }

    /// Moves to an offset from the beginning of the file, in bytes; an error for a pipe.
    public func seek(to offset: Int) throws(FileError) {
        guard lseek(descriptor, offset, SEEK_SET) >= 0 else { throw FileError(path: path, code: errno) }
    }
}

/// All bytes of a file; `-` is standard input.
///
/// - Parameter limit: Reading stops after this many bytes, so that a caller can tell a file that is too large by
///   asking for one byte more than it allows.
public func readFile(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    let file = try InputFile(path: path)
    var bytes: [UInt8] = []
    var step = 1 << 16
    while bytes.count < limit {
        if try file.read(upTo: min(step, limit - bytes.count), into: &bytes) == 0 { break }
        step = min(step * 2, 1 << 22)
    }
    return bytes
}
