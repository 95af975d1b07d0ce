import Glibc

/// The bytes of a file as the system maps them: read when they are touched, shared by all processes that map it.
///
/// For files that nobody changes in place (models, what is replaced whole): a file that is cut short while it is mapped ends the process.
@safe
public final class MappedFile: Sendable {
    /// The path, for messages.
    public let path: String
    /// How many bytes there are.
    public let count: Int
    // A read-only mapping, written once before this value is shared.
    private nonisolated(unsafe) let base: UnsafeMutableRawPointer?
    /// Whether the file has the bytes, too.
    private let isOfFile: Bool

    /// Maps a regular file.
    public init(path: String) throws(FileError) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileError(path: path, code: errno) }
        defer { _ = close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0 else { throw FileError(path: path, code: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(path: path, code: EINVAL) }
        self.path = path
        isOfFile = true
        count = Int(status.st_size)
        unsafe base = count == 0 ? nil : mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0)
        guard unsafe base != MAP_FAILED else { throw FileError(path: path, code: errno) }
    }

    /// Maps a copy of some bytes, as if they had been read from a file at `path`.
    public init(copying bytes: [UInt8], path: String) throws(FileError) {
        self.path = path
        isOfFile = false
        count = bytes.count
        unsafe base =
            count == 0
            ? nil : mmap(nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
        guard unsafe base != MAP_FAILED else { throw FileError(path: path, code: errno) }
        unsafe bytes.withUnsafeBytes { source in
            if let start = source.baseAddress { unsafe base?.copyMemory(from: start, byteCount: source.count) }
        }
    }

    deinit { if let base = unsafe base { unsafe munmap(base, count) } }

    /// Lets go of the memory of some bytes that will not be needed for a while: they are read from the file again when
    /// they are.
    public func release(_ range: Range<Int>) {
        let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
        let start = range.lowerBound / pageSize * pageSize
        guard isOfFile, let base = unsafe base, range.upperBound > start else { return }
        _ = unsafe madvise(base + start, range.upperBound - start, MADV_DONTNEED)
    }

    /// The bytes, for as long as this value lives.
    public var bytes: Span<UInt8> {
        @_lifetime(borrow self)
        get {
            let pointer = unsafe UnsafeBufferPointer(
                start: UnsafePointer(base?.assumingMemoryBound(to: UInt8.self)), count: count)
            return unsafe _overrideLifetime(Span(_unsafeElements: pointer), borrowing: self)
        }
    }

    /// The bytes as numbers in the machine's own byte order, as many as are whole.
    public var words: Span<UInt64> {
        @_lifetime(borrow self)
        get {
            let pointer = unsafe UnsafeBufferPointer(
                start: UnsafePointer(base?.assumingMemoryBound(to: UInt64.self)), count: count / 8)
            return unsafe _overrideLifetime(Span(_unsafeElements: pointer), borrowing: self)
        }
    }
}
