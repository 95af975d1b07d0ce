import CZlib

/// zlib's decoder of one member, freed when this value goes.
@safe
struct Inflater: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>

    /// A decoder of gzip, or of `deflate` with zlib's frame or without.
    ///
    /// - Throws: `ReadingError.malformed` where there is no memory for it.
    init(_ form: Form) throws(ReadingError) {
        let made = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe made.initialize(to: z_stream())
        guard unsafe czlib_inflate_init(made, form.rawValue) == Z_OK else {
            unsafe made.deallocate()
            throw .malformed("no memory for zlib")
        }
        unsafe stream = made
    }

    /// What stands around the compressed bytes, as zlib's `windowBits` say it.
    enum Form: Int32 {
        case gzip = 31
        case zlib = 15
        case bare = -15
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Begins the next member.
    func reset() { unsafe _ = inflateReset(stream) }

    /// Decodes as much as fits.
    func step(_ packed: Span<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>) throws(ReadingError) -> UnpackingStep
    {
        let status = unsafe packed.withUnsafeBufferPointer { input in
            // zlib reads only from there.
            unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            unsafe stream.pointee.avail_in = UInt32(clamping: input.count)
            unsafe stream.pointee.next_out = out.baseAddress
            unsafe stream.pointee.avail_out = UInt32(clamping: out.count)
            return unsafe inflate(stream, Z_NO_FLUSH)
        }
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
            throw .malformed(message ?? "zlib's error \(status)")
        }
        return UnpackingStep(
            consumed: min(packed.count, Int(UInt32.max)) - Int(unsafe stream.pointee.avail_in),
            produced: min(out.count, Int(UInt32.max)) - Int(unsafe stream.pointee.avail_out),
            isMemberEnd: status == Z_STREAM_END)
    }
}

/// What one call of a decoder did.
struct UnpackingStep {
    var consumed: Int
    var produced: Int
    /// Whether a member of gzip or a frame of zstd has come to its end.
    var isMemberEnd: Bool
}
