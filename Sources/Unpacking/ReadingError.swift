public import Bytes

/// Why a file, or what it decompresses to, cannot be read any further.
public enum ReadingError: Error, Sendable, Equatable {
    /// The system's own error.
    case system(FileError)
    /// The compressed bytes are damaged or cut off: how.
    case malformed(String)
    /// There is more than the limit allows: how many bytes that is.
    case tooLarge(limit: Int)
}
