import CZstd

/// libzstd's streaming decoder, freed when this value goes.
@safe
struct ZstdDecoder: ~Copyable {
    private let stream: OpaquePointer

    /// A decoder that takes windows of up to 128 MiB, libzstd's own limit.
    ///
    /// - Throws: `ReadingError.malformed` where there is no memory for it.
    init() throws(ReadingError) {
        guard let made = unsafe ZSTD_createDStream() else { throw .malformed("no memory for zstd") }
        unsafe stream = made
    }

    deinit { unsafe _ = ZSTD_freeDStream(stream) }

    /// Decodes as much as fits.
    func step(_ packed: Span<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>) throws(ReadingError) -> UnpackingStep
    {
        var output = unsafe ZSTD_outBuffer(dst: out.baseAddress, size: out.count, pos: 0)
        var consumed = 0
        let status = unsafe packed.withUnsafeBufferPointer { buffer in
            var input = unsafe ZSTD_inBuffer(src: buffer.baseAddress, size: buffer.count, pos: 0)
            let status = unsafe ZSTD_decompressStream(stream, &output, &input)
            unsafe consumed = input.pos
            return status
        }
        guard ZSTD_isError(status) == 0 else {
            throw .malformed(unsafe String(cString: ZSTD_getErrorName(status)))
        }
        return UnpackingStep(consumed: consumed, produced: unsafe output.pos, isMemberEnd: status == 0)
    }
}
