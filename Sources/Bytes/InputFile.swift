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
        var got = 0
        var code: Int32 = 0
        bytes.append(addingCapacity: count) { (out: inout OutputSpan<UInt8>) in
            unsafe out.withUnsafeMutableBufferPointer { buffer, initialized in
                guard let base = buffer.baseAddress else { return }
                repeat {
                    got = unsafe Glibc.read(descriptor, base, count)
                    code = errno
                } while got < 0 && code == EINTR
                initialized = max(got, 0)
            }
        }
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
