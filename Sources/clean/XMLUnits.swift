import Bytes
import Cleaning
import Unpacking

/// The units of an XML document that its tags are told by: bytes, or those of UTF-16, a chunk at a time.
struct XMLUnits: ~Copyable {
    /// Those of the chunk, a byte each: of UTF-16 what is above ASCII is 0x80.
    private(set) var units: [UInt8] = []
    /// Whether the document is UTF-16, by its mark or its first character.
    private(set) var wideBytes: WideBytes?

    private var file: UnpackedFile
    /// The bytes of the chunk, and where it begins.
    private var buffer: [UInt8] = []
    private var start = 0
    private var isBegun = false
    private var width: Int { wideBytes == nil ? 1 : 2 }

    /// How the file is compressed.
    var compression: PackedFormat? { file.format }

    /// Opens a file.
    ///
    /// - Parameter unpackedLimit: The most bytes that a compressed file may hold.
    init(path: String, unpackedLimit: Int) throws(ReadingError) {
        file = try UnpackedFile(path: path, limit: unpackedLimit)
    }

    /// Where a unit of the chunk begins in the file.
    func offset(of unit: Int) -> Int { start + unit * width }

    /// The bytes of units of the chunk.
    func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { buffer[range.lowerBound * width..<range.upperBound * width] }

    /// Reads the next chunk; returns whether there is one.
    mutating func fill() throws(ReadingError) -> Bool {
        start += buffer.count
        units = []
        buffer.removeAll(keepingCapacity: true)
        guard try file.read(upTo: 1 << 18, into: &buffer) > 0 else { return false }
        if !isBegun { try begin() }
        guard let wideBytes else {
            units = buffer
            return true
        }
        while !buffer.count.isMultiple(of: 2) {
            // Half a unit at the end is nothing.
            if try file.read(upTo: 1, into: &buffer) == 0 { buffer.removeLast() }
        }
        let high = wideBytes == .littleEndian ? 1 : 0
        units.reserveCapacity(buffer.count / 2)
        for i in stride(from: 0, to: buffer.count, by: 2) {
            let low = buffer[i + 1 - high]
            units.append(buffer[i + high] == 0 && low < 0x80 ? low : 0x80)
        }
        return true
    }

    /// Tells UTF-16, and passes over a mark.
    private mutating func begin() throws(ReadingError) {
        isBegun = true
        while buffer.count < 4, try file.read(upTo: 4 - buffer.count, into: &buffer) > 0 {}
        if buffer.starts(with: [0xEF, 0xBB, 0xBF]) {
            skip(3)
        } else if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
            wideBytes = buffer[0] == 0xFF ? .littleEndian : .bigEndian
            skip(2)
        } else if buffer.starts(with: [0x3C, 0]) || buffer.starts(with: [0, 0x3C]) {
            wideBytes = buffer[0] == 0x3C ? .littleEndian : .bigEndian
        }
    }

    private mutating func skip(_ count: Int) {
        buffer.removeFirst(count)
        start += count
    }
}
