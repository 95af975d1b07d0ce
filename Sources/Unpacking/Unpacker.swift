/// The decoder of a format, member by member.
struct Unpacker: ~Copyable {
    private let inflater: Inflater?
    private let zstd: ZstdDecoder?

    /// - Parameter isBare: For `deflate`, whether the bytes have no frame of zlib's around them.
    init(_ format: PackedFormat, isBare: Bool = false) throws(ReadingError) {
        // Everything that can fail comes first: a noncopyable value must be built in one go.
        let inflater = try Self.inflater(format, isBare)
        let zstd = try Self.zstd(format)
        self.inflater = inflater
        self.zstd = zstd
    }

    private static func inflater(_ format: PackedFormat, _ isBare: Bool) throws(ReadingError) -> Inflater? {
        switch format {
        case .gzip: try Inflater(.gzip)
        case .deflate: try Inflater(isBare ? .bare : .zlib)
        case .zstd: nil
        }
    }

    private static func zstd(_ format: PackedFormat) throws(ReadingError) -> ZstdDecoder? {
        format == .zstd ? try ZstdDecoder() : nil
    }

    /// Begins the next member; libzstd does so by itself.
    func beginMember() { inflater?.reset() }

    /// Decodes more bytes and appends no more than `limit` of them.
    func step(
        _ packed: Span<UInt8>, into bytes: inout [UInt8], upTo limit: Int
    ) throws(ReadingError) -> UnpackingStep {
        let old = bytes.count
        bytes.append(contentsOf: [UInt8](repeating: 0, count: limit))
        var step = UnpackingStep(consumed: 0, produced: 0, isMemberEnd: false)
        var failure: ReadingError?
        unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            let free = unsafe UnsafeMutableBufferPointer(rebasing: buffer[old...])
            do throws(ReadingError) {
                step = unsafe try decode(packed, into: free)
            } catch {
                failure = error
            }
        }
        bytes.removeLast(limit - step.produced)
        if let failure { throw failure }
        return step
    }

    private func decode(
        _ packed: Span<UInt8>, into free: UnsafeMutableBufferPointer<UInt8>
    ) throws(ReadingError) -> UnpackingStep {
        if let step = unsafe try inflater?.step(packed, into: free) { return step }
        if let step = unsafe try zstd?.step(packed, into: free) { return step }
        preconditionFailure("every format has its decoder")
    }
}

/// Decompresses bytes as a whole, all members of them.
///
/// - Throws: `ReadingError.tooLarge` where that gives more than `limit` bytes, `.malformed` where they are damaged,
///   cut off, or followed by something else.
///
/// - Parameter isBare: Whether `deflate` stands without a frame; `nil` where the bytes tell.
public func unpacked(
    _ packed: [UInt8], _ format: PackedFormat, isBare: Bool? = nil, limit: Int
) throws(ReadingError) -> [UInt8] {
    // RFC 1950: the first two bytes are a multiple of 31 and name the method 8. Many servers leave them out.
    let seemsBare =
        packed.count < 2 || packed[0] & 0x0F != 8 || (UInt16(packed[0]) << 8 | UInt16(packed[1])) % 31 != 0
    let unpacker = try Unpacker(format, isBare: isBare ?? seemsBare)
    var bytes: [UInt8] = []
    var i = 0
    var isInside = true
    while isInside || i < packed.count {
        if !isInside {
            guard format != .deflate, PackedFormat(signature: packed.span.extracting(i..<packed.count)) == format else {
                throw .malformed("\(packed.count - i) bytes follow the end of the \(format.rawValue) stream")
            }
            unpacker.beginMember()
        }
        let step = try unpacker.step(
            packed.span.extracting(i..<packed.count), into: &bytes, upTo: min(1 << 16, limit + 1 - bytes.count))
        i += step.consumed
        isInside = !step.isMemberEnd
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        guard step.consumed > 0 || step.produced > 0 || step.isMemberEnd else {
            throw .malformed("the \(format.rawValue) stream ends early")
        }
    }
    return bytes
}
