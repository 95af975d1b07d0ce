import Glibc

/// Reads a file line by line through a buffer that holds one line and what was read beyond it.
///
/// - Complexity: O(1) memory besides the longest line.
public struct LineReader: ~Copyable {
    /// What no record has: a longer line is an error, so that a device or a disk's image does not fill the memory.
    public static let mostBytes = 1 << 30

    private let file: InputFile
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false

    /// How many lines have been handed out.
    public private(set) var lineNumber = 0
    /// Where the next line begins, in bytes from the beginning of the file.
    public private(set) var offset = 0

    /// The path, for messages.
    public var path: String { file.path }

    /// Opens a file; `-` is standard input.
    ///
    /// - Parameter limit: The most bytes of a line.
    public init(path: String, limit: Int = LineReader.mostBytes) throws(FileError) {
        file = try InputFile(path: path)
        self.limit = limit
    }

    /// The next line without its line feed, or `nil` at the end. A last line needs no line feed.
    ///
    /// - Throws: `FileError`; one that `isLineTooLong`, with the line's number behind the path, where that is so.
    public mutating func next() throws(FileError) -> [UInt8]? {
        var scanned = start
        while true {
            let feed = firstLineFeed(from: scanned)
            guard (feed ?? buffer.count) - start <= limit else {
                throw FileError(path: "\(path):\(lineNumber + 1)", code: EMSGSIZE)
            }
            if let feed {
                let line = Array(buffer[start..<feed])
                advance(to: feed + 1)
                return line
            }
            scanned = buffer.count
            if isAtEnd {
                guard start < buffer.count else { return nil }
                let line = Array(buffer[start...])
                advance(to: buffer.count)
                return line
            }
            if start > 0 {
                buffer.removeFirst(start)
                scanned -= start
                start = 0
            }
            isAtEnd = try file.read(upTo: 1 << 18, into: &buffer) == 0
        }
    }

    private mutating func advance(to end: Int) {
        offset += end - start
        start = end
        lineNumber += 1
    }

    private func firstLineFeed(from offset: Int) -> Int? {
        firstOffset(of: 0x0A, in: buffer.span, from: offset)
    }
}

/// The offset of the first byte equal to `byte` at or after `start`, or `nil`.
///
/// - Complexity: O(*n*): 8 bytes at a step for the first 16, as most are near, then with the C library's `memchr`.
@inlinable
public func firstOffset(of byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
    let (ones, tops): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
    var i = start
    let near = min(bytes.count, start + 16)
    while i + 8 <= near {
        let block = load8(bytes, at: i) ^ (ones &* UInt64(byte))
        // Borrows can only mark bytes above a true mark, so that the lowest is exact: Mycroft, 1987.
        let marks = (block &- ones) & ~block & tops
        if marks != 0 { return i + marks.trailingZeroBitCount / 8 }
        i += 8
    }
    return i < bytes.count ? farOffset(of: byte, in: bytes, from: i) : nil
}

/// The offset of the first byte equal to `byte` at or after `start`, or `nil`.
@usableFromInline
func farOffset(of byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return nil }
        guard let found = unsafe memchr(base + start, Int32(byte), buffer.count - start) else { return nil }
        return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}

/// 16 bytes as a vector.
@inlinable
public func load16(_ bytes: Span<UInt8>, at offset: Int) -> SIMD16<UInt8> {
    unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
}

/// 32 bytes as four numbers, the first byte of each the least significant.
@inlinable
public func load32(_ bytes: Span<UInt8>, at offset: Int) -> SIMD4<UInt64> {
    let block = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
    return SIMD4(
        UInt64(littleEndian: block[0]), UInt64(littleEndian: block[1]), UInt64(littleEndian: block[2]),
        UInt64(littleEndian: block[3]))
}

/// 8 bytes as a number, the first byte the least significant.
@inlinable
public func load8(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

/// Appends a range of bytes in one copy.
@inlinable
public func append(_ range: Range<Int>, of bytes: Span<UInt8>, to out: inout [UInt8]) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe out.append(contentsOf: $0) }
}
