import CLibCrypto

/// SHA-256 of some bytes as 64 lower-case hex digits, by the system's libcrypto.
public func sha256(_ bytes: Span<UInt8>) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe bytes.withUnsafeBufferPointer { input in
        unsafe digest.withUnsafeMutableBufferPointer { output in
            // The one-shot call can fail only for a null output, which is never handed in.
            _ = unsafe SHA256(input.baseAddress, input.count, output.baseAddress)
        }
    }
    return hexadecimal(digest.span)
}
