/// Reads a file line by line through a buffer that holds one line and what was read beyond it.
///
/// - Complexity: O(1) memory besides the longest line.
public struct LineReader: ~Copyable {
    private let file: InputFile
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
    public init(path: String) throws(FileError) {
        file = try InputFile(path: path)
    }

    /// The next line without its line feed, or `nil` at the end. A last line needs no line feed.
    public mutating func next() throws(FileError) -> [UInt8]? {
        var scanned = start
        while true {
            if let feed = firstLineFeed(from: scanned) {
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
/// - Complexity: O(*n*), 16 bytes at a step.
public func firstOffset(of byte: UInt8, in bytes: Span<UInt8>, from start: Int = 0) -> Int? {
    var i = start
    let wanted = SIMD16<UInt8>(repeating: byte)
    while i + 16 <= bytes.count {
        let block = load16(bytes, at: i)
        if any(block .== wanted) { break }
        i += 16
    }
    while i < bytes.count {
        if bytes[i] == byte { return i }
        i += 1
    }
    return nil
}

/// 16 bytes as a vector.
public func load16(_ bytes: Span<UInt8>, at offset: Int) -> SIMD16<UInt8> {
    unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self)
}

/// 8 bytes as a number, the first byte the least significant.
public func load8(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
}

/// Appends a range of bytes in one copy.
public func append(_ range: Range<Int>, of bytes: Span<UInt8>, to out: inout [UInt8]) {
    unsafe bytes.extracting(range).withUnsafeBufferPointer { unsafe out.append(contentsOf: $0) }
}
