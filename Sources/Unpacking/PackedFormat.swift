import Bytes

/// How bytes are compressed.
public enum PackedFormat: String, Sendable, Equatable {
    /// RFC 1952; one member or several in a row.
    case gzip
    /// RFC 8878; one frame or several in a row, windows of up to 128 MiB.
    case zstd
    /// RFC 1950, or RFC 1951 alone: what servers call `deflate`.
    case deflate

    /// The format of a file by its first bytes; `nil` where it is not compressed.
    public init?(signature bytes: Span<UInt8>) {
        if bytes.count >= 3, bytes[0] == 0x1F, bytes[1] == 0x8B, bytes[2] == 0x08 {
            self = .gzip
        } else if bytes.count >= 4, isFrame(bytes) || isSkippableFrame(bytes) {
            self = .zstd
        } else {
            return nil
        }
    }
}

private func isFrame(_ bytes: Span<UInt8>) -> Bool {
    bytes[0] == 0x28 && bytes[1] == 0xB5 && bytes[2] == 0x2F && bytes[3] == 0xFD
}

/// A frame of zstd that holds no data, with which some writers begin.
private func isSkippableFrame(_ bytes: Span<UInt8>) -> Bool {
    bytes[0] & 0xF0 == 0x50 && bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18
}
