import CZlib
import CZstd

/// Bytes as one member of gzip, stored and not made smaller.
///
/// - Source: RFC 1952, and RFC 1951, section 3.2.4.
public func gzipped(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    var i = 0
    repeat {
        let count = min(bytes.count - i, 0xFFFF)
        out.append(i + count == bytes.count ? 1 : 0)
        out += littleEndian(UInt32(count), byteCount: 2) + littleEndian(~UInt32(count), byteCount: 2)
        out += bytes[i..<i + count]
        i += count
    } while i < bytes.count
    let check = unsafe bytes.withUnsafeBufferPointer {
        unsafe crc32(0, $0.baseAddress, UInt32(truncatingIfNeeded: $0.count))
    }
    return out + littleEndian(UInt32(truncatingIfNeeded: check), byteCount: 4)
        + littleEndian(UInt32(truncatingIfNeeded: bytes.count), byteCount: 4)
}

/// Bytes as one frame of zstd.
public func zstandard(_ bytes: [UInt8]) -> [UInt8] {
    unsafe [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { out, count in
        unsafe bytes.withUnsafeBufferPointer {
            unsafe count = ZSTD_compress(out.baseAddress, out.count, $0.baseAddress, $0.count, 3)
        }
    }
}

private func littleEndian(_ value: UInt32, byteCount: Int) -> [UInt8] {
    (0..<byteCount).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
}
