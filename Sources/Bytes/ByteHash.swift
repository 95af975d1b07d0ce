/// A 64-bit hash of bytes that come one by one: for short words whose bytes are changed on the way, of which no copy is made.
///
/// The same on every machine and in every run; models and tables depend on its values. Of bytes that lie side by side
/// `stableHash` is faster and better mixed.
///
/// - Complexity: O(1) a byte.
/// - Source: Fowler, Noll, Vo, FNV-1a, 64 bits.
@frozen
public struct ByteHash: Sendable {
    /// The hash of the bytes that were added.
    public var value: UInt64

    /// The hash of no bytes.
    ///
    /// - Parameter start: Another start for each kind of bytes makes other hashes of the same bytes.
    @inlinable
    public init(start: UInt64 = 0xCBF2_9CE4_8422_2325) { value = start }

    /// Adds a byte.
    @inlinable
    public mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
