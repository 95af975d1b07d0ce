import Cleaning
import Unpacking

extension InputListing {
    /// Reads a file of many articles chunk by chunk, decompressed. What it decompresses to is spooled as a whole, so that
    /// an article in it may be of any size.
    ///
    /// - Parameter take: Is handed each chunk, how the file is compressed, and where the first chunk is spooled if it is.
    /// - Throws: `ReadingError` where the file cannot be read on, and what the spool throws.
    mutating func unpack(
        _ found: FoundFile, _ settings: CleaningOptions,
        take: (_ listing: inout InputListing, _ chunk: [UInt8], PackedFormat?, _ spooledAt: Int?) -> Void
    ) throws {
        var file = try UnpackedFile(path: found.file, limit: settings.maximumUnpackedBytes)
        var spooledAt: Int?
        var chunk: [UInt8] = []
        while try file.read(upTo: 1 << 18, into: &chunk) > 0 {
            if file.format != nil {
                let start = try spool.add(chunk)
                spooledAt = spooledAt ?? start
            }
            take(&self, chunk, file.format, spooledAt)
            chunk.removeAll(keepingCapacity: true)
        }
    }
}
