import Bytes
import CZlib

/// A file in a ZIP archive, and where its bytes stand in that.
///
/// - Source: PKWARE's APPNOTE 6.3.10, sections 4.3 and 4.4.
public struct ZipMember: Sendable, Equatable {
    /// Its name in the archive.
    public let name: [UInt8]
    /// Where it is stored.
    public let stored: Range<Int>
    /// Whether it is compressed: bare `deflate`, the one method that programs write.
    public let isDeflated: Bool
    /// How many bytes it has.
    public let byteCount: Int
    private let checksum: UInt32

    /// The first files of an archive whose names are wanted, by the directory at its end.
    ///
    /// - Throws: `ReadingError.malformed` where it has no directory, or one that is broken, encrypted, in parts or of a
    ///   size that no document has.
    /// - Complexity: O(*n*) in the directory.
    public static func first(
        of archive: [UInt8], where isWanted: (ArraySlice<UInt8>) -> Bool
    ) throws(ReadingError) -> ZipMember? {
        guard let end = directoryEnd(archive) else { throw .malformed("a ZIP archive without a directory") }
        let size = number(archive, at: end + 12, 4)
        let start = number(archive, at: end + 16, 4)
        guard size < 0xFFFF_FFFF, start < 0xFFFF_FFFF else { throw .malformed("a ZIP archive in ZIP64") }
        guard start + size <= end else { throw .malformed("a ZIP archive whose directory is broken") }
        var i = start
        while i + 46 <= start + size, number(archive, at: i, 4) == 0x0201_4B50 {
            let nameEnd = i + 46 + number(archive, at: i + 28, 2)
            let next = nameEnd + number(archive, at: i + 30, 2) + number(archive, at: i + 32, 2)
            guard next <= start + size else { break }
            if isWanted(archive[i + 46..<nameEnd]) { return try ZipMember(archive, at: i, name: i + 46..<nameEnd) }
            i = next
        }
        guard i == start + size else { throw .malformed("a ZIP archive whose directory is broken") }
        return nil
    }

    private init(_ archive: [UInt8], at entry: Int, name: Range<Int>) throws(ReadingError) {
        self.name = Array(archive[name])
        guard number(archive, at: entry + 8, 2) & 0x41 == 0 else { throw .malformed("a ZIP archive that is encrypted") }
        let method = number(archive, at: entry + 10, 2)
        guard method == 0 || method == 8 else { throw .malformed("a ZIP archive with the method \(method)") }
        isDeflated = method == 8
        checksum = UInt32(number(archive, at: entry + 16, 4))
        let count = number(archive, at: entry + 20, 4)
        byteCount = number(archive, at: entry + 24, 4)
        let header = number(archive, at: entry + 42, 4)
        guard count < 0xFFFF_FFFF, byteCount < 0xFFFF_FFFF, header < 0xFFFF_FFFF else {
            throw .malformed("a ZIP archive in ZIP64")
        }
        guard header + 30 <= archive.count, number(archive, at: header, 4) == 0x0403_4B50 else {
            throw .malformed("a ZIP archive whose directory is broken")
        }
        let start = header + 30 + number(archive, at: header + 26, 2) + number(archive, at: header + 28, 2)
        guard start + count <= archive.count, isDeflated || count == byteCount else {
            throw .malformed("a ZIP archive that is cut off")
        }
        stored = start..<start + count
    }

    /// The file, unpacked.
    ///
    /// - Throws: `ReadingError.tooLarge` where it has more than `limit` bytes, which is known before it is unpacked, and
    ///   `.malformed` where it is damaged.
    public func bytes(of archive: [UInt8], limit: Int) throws(ReadingError) -> [UInt8] {
        guard byteCount <= limit else { throw .tooLarge(limit: limit) }
        let packed = Array(archive[stored])
        let bytes = isDeflated ? try unpacked(packed, .deflate, isBare: true, limit: byteCount) : packed
        let sum = unsafe bytes.withUnsafeBufferPointer { unsafe crc32(0, $0.baseAddress, UInt32(clamping: $0.count)) }
        guard bytes.count == byteCount, UInt32(truncatingIfNeeded: sum) == checksum else {
            throw .malformed("a ZIP archive whose checksum is another")
        }
        return bytes
    }
}

/// Where the record stands that ends a directory: the last one whose comment ends with the archive.
private func directoryEnd(_ archive: [UInt8]) -> Int? {
    var i = archive.count - 22
    while i >= max(0, archive.count - 22 - 0xFFFF) {
        if archive[i] == 0x50, number(archive, at: i, 4) == 0x0605_4B50,
            i + 22 + number(archive, at: i + 20, 2) <= archive.count
        {
            return i
        }
        i -= 1
    }
    return nil
}

/// A number of so many bytes, the lowest first.
private func number(_ bytes: [UInt8], at offset: Int, _ count: Int) -> Int {
    var value = 0
    for i in 0..<count { value |= Int(bytes[offset + i]) << (8 * i) }
    return value
}
