import CWriteback
import Glibc

/// A file that appears whole, by rename, when it is committed, or not at all.
///
/// Where the file system allows it the bytes go to a file that has no name until then (`O_TMPFILE`), so that even a
/// killed process leaves nothing behind; elsewhere to `.NAME.partial` beside the target, which the next run overwrites.
/// A file without a name gets the target's own where that is free; only to replace a file it needs the other for as long
/// as it takes to rename it.
/// Standard output, devices and pipes are written as they come.
public struct OutputFile: ~Copyable {
    private let path: String
    private let descriptor: Int32
    private let kind: Kind
    private var buffer: [UInt8] = []
    private var isCommitted = false
    /// How many bytes are in the file, and up to where the system was told to bring them to the disk.
    private var flushed = 0
    private var begun = 0

    private enum Kind { case stream, unnamed, named }

    /// How many bytes were written.
    public private(set) var byteCount = 0

    /// Opens a file for writing; `-` is standard output.
    public init(path: String) throws(FileError) {
        if path == "-" {
            self.path = "standard output"
            descriptor = 1
            kind = .stream
        } else if let type = fileType(path), type != S_IFREG {
            // Of a folder this fails, before anything is written.
            self.path = path
            descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
            kind = .stream
        } else {
            self.path = path
            let unnamed = unsafe open(folder(of: path), unnamedFlag | O_WRONLY | O_CLOEXEC, 0o666)
            if unnamed >= 0 {
                descriptor = unnamed
                kind = .unnamed
            } else {
                descriptor = unsafe open(partialPath(of: path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
                kind = .named
            }
        }
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
        if kind == .named { PartialFiles.add(partialPath(of: path)) }
        buffer.reserveCapacity(bufferSize)
    }

    /// Appends bytes.
    public mutating func write(_ bytes: [UInt8]) throws(FileError) {
        byteCount += bytes.count
        if buffer.count + bytes.count > bufferSize { try flush() }
        if bytes.count > bufferSize {
            try note(bytes.count, unsafe bytes.withUnsafeBytes { unsafe writeAll($0) })
        } else {
            buffer.append(contentsOf: bytes)
        }
    }

    /// Appends numbers in the machine's own byte order.
    public mutating func write(_ words: [UInt64]) throws(FileError) {
        byteCount += 8 * words.count
        if buffer.count + 8 * words.count > bufferSize { try flush() }
        if 8 * words.count > bufferSize {
            try note(8 * words.count, unsafe words.withUnsafeBytes { unsafe writeAll($0) })
        } else {
            unsafe words.withUnsafeBytes { unsafe buffer.append(contentsOf: $0) }
        }
    }

    /// Appends a string's UTF-8.
    public mutating func write(_ string: String) throws(FileError) {
        try write(Array(string.utf8))
    }

    /// Brings all bytes to the disk without making the file appear, so that of several files that belong together none
    /// appears before it is known that all of them could be written.
    public mutating func settle() throws(FileError) {
        try flush()
        guard kind != .stream else { return }
        guard fsync(descriptor) == 0 else { throw FileError(path: path, code: errno) }
    }

    /// Makes the file appear under its name, after its bytes are on the disk; a stream is only flushed.
    public mutating func commit() throws(FileError) {
        try settle()
        guard kind != .stream else { return }
        let partial = partialPath(of: path)
        if kind == .unnamed {
            _ = unsafe unlink(partial)
            if link(to: path) { return }
            guard errno == EEXIST else { throw FileError(path: path, code: errno) }
            guard link(to: partial) else { throw FileError(path: path, code: errno) }
        }
        guard unsafe rename(partial, path) == 0 else {
            let code = errno
            _ = unsafe unlink(partial)
            throw FileError(path: path, code: code)
        }
        isCommitted = true
        if kind == .named { PartialFiles.remove(partial) }
    }

    /// Gives the file a name that no other file has.
    private func link(to name: String) -> Bool {
        unsafe linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
    }

    deinit {
        if descriptor > 1 { _ = close(descriptor) }
        if kind == .named && !isCommitted && descriptor >= 0 { _ = unsafe unlink(partialPath(of: path)) }
    }

    private mutating func flush() throws(FileError) {
        try note(buffer.count, unsafe buffer.withUnsafeBytes { unsafe writeAll($0) })
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes all of some bytes; the error's code, 0 for none.
    private func writeAll(_ bytes: UnsafeRawBufferPointer) -> Int32 {
        guard let base = bytes.baseAddress else { return 0 }
        var written = 0
        while written < bytes.count {
            let count = unsafe Glibc.write(descriptor, base + written, bytes.count - written)
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            written += count
        }
        return 0
    }

    /// Takes down that so many bytes were written, if they were.
    private mutating func note(_ byteCount: Int, _ code: Int32) throws(FileError) {
        guard code == 0 else { throw FileError(path: path, code: code) }
        flushed += byteCount
        guard kind != .stream, flushed - begun >= writebackSize else { return }
        // So that the disk works while the rest is being made, and little is left to wait for at the end.
        cwriteback_begin(descriptor, begun, flushed - begun)
        begun = flushed
    }
}

private let bufferSize = 1 << 18
private let writebackSize = 1 << 23

/// `O_TMPFILE`, a macro that Swift does not import.
private let unnamedFlag = 0o20000000 | O_DIRECTORY

/// What stands at a path, if anything does: a regular file, a folder, a device such as `/dev/null`, a named pipe.
private func fileType(_ path: String) -> mode_t? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
}

private func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

private func partialPath(of path: String) -> String {
    let name = path.utf8.lastIndex(of: 0x2F).map { path[path.index(after: $0)...] } ?? path[...]
    return "\(folder(of: path))/.\(name).partial"
}

/// Removes a file, if there is one.
public func removeFile(_ path: String) throws(FileError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw FileError(path: path, code: errno) }
}

/// Writes a file whole: it holds these bytes, or what it held before.
public func replaceFile(_ path: String, with bytes: [UInt8]) throws(FileError) {
    var file = try OutputFile(path: path)
    try file.write(bytes)
    try file.commit()
}
