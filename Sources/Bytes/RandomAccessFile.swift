import Glibc

/// A file whose parts are read in any order, by several threads at once; closed when the last reference goes.
public final class RandomAccessFile: Sendable {
    /// The path, for messages.
    public let path: String
    private let descriptor: Int32

    /// Opens a regular file for reading.
    public init(path: String) throws(FileError) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        self.path = path
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    }

    /// Opens a regular file for reading and writing; one that is not there is made.
    public init(growing path: String) throws(FileError) {
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        self.path = path
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    }

    /// Makes an empty file without a name in a folder, for reading and writing: it goes with this value, however the
    /// process ends.
    public init(unnamedIn folder: String) throws(FileError) {
        path = "a temporary file in \(folder)"
        // O_TMPFILE is a macro that Swift does not import.
        let unnamed = unsafe open(folder, 0o20000000 | O_DIRECTORY | O_RDWR | O_CLOEXEC, 0o600)
        if unnamed >= 0 {
            descriptor = unnamed
            return
        }
        // The file system has no unnamed files: one with a name, which goes at once.
        var template = Array("\(folder)/.parley.XXXXXX".utf8CString)
        descriptor = unsafe template.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return -1 }
            let made = unsafe mkstemp(base)
            if made >= 0 {
                _ = unsafe unlink(base)
                _ = fcntl(made, F_SETFD, FD_CLOEXEC)
            }
            return made
        }
        guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
    }

    /// A file that is made only when it is needed: where there is none yet, one without a name in a folder.
    public static func made(_ file: inout RandomAccessFile?, in folder: String) throws(FileError) -> RandomAccessFile {
        if let file { return file }
        let new = try RandomAccessFile(unnamedIn: folder)
        file = new
        return new
    }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    /// Writes bytes at an offset.
    public func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
        try check(unsafe bytes.withUnsafeBytes { unsafe write($0, at: offset) })
    }

    /// Writes numbers at an offset in bytes, in the machine's own byte order: for temporary files only.
    public func write(_ words: [UInt64], at offset: Int) throws(FileError) {
        try check(unsafe words.withUnsafeBytes { unsafe write($0, at: offset) })
    }

    /// Whether no other process has locked the file: from now on this one has, for as long as it has it open.
    public func lock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    /// Cuts off what stands behind so many bytes.
    public func truncate(to byteCount: Int) throws(FileError) {
        guard ftruncate(descriptor, byteCount) == 0 else { throw FileError(path: path, code: errno) }
    }

    /// Brings what was written to the disk.
    public func settle() throws(FileError) {
        guard fsync(descriptor) == 0 else { throw FileError(path: path, code: errno) }
    }

    /// Reads a range of bytes.
    ///
    /// - Throws: `FileError` with `ENODATA` where the file ends before the range does: somebody has changed it.
    public func read(_ range: Range<Int>) throws(FileError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            code = unsafe read(into: UnsafeMutableRawBufferPointer(buffer), of: range.count, at: range.lowerBound)
            count = code == 0 ? range.count : 0
        }
        try check(code)
        return bytes
    }

    /// Reads numbers that were written at an offset in bytes.
    public func readWords(at offset: Int, count: Int) throws(FileError) -> [UInt64] {
        var code: Int32 = 0
        let words = unsafe [UInt64](unsafeUninitializedCapacity: count) { buffer, wordCount in
            code = unsafe read(into: UnsafeMutableRawBufferPointer(buffer), of: 8 * count, at: offset)
            wordCount = code == 0 ? count : 0
        }
        try check(code)
        return words
    }

    private func check(_ code: Int32) throws(FileError) {
        guard code == 0 else { throw FileError(path: path, code: code) }
    }

    /// Writes all of a buffer; the error's code, 0 for none.
    private func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) -> Int32 {
        guard let base = buffer.baseAddress else { return 0 }
        var done = 0
        while done < buffer.count {
            let count = unsafe pwrite(descriptor, base + done, buffer.count - done, off_t(offset + done))
            if count < 0 {
                if errno == EINTR { continue }
                return errno
            }
            done += count
        }
        return 0
    }

    /// Fills a buffer's first bytes; the error's code, 0 for none.
    private func read(into buffer: UnsafeMutableRawBufferPointer, of byteCount: Int, at offset: Int) -> Int32 {
        guard let base = buffer.baseAddress else { return 0 }
        var done = 0
        while done < byteCount {
            let count = unsafe pread(descriptor, base + done, byteCount - done, off_t(offset + done))
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : ENODATA }
            done += count
        }
        return 0
    }
}
