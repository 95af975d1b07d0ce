/// Tests and changes of eight bytes in one number, as `load8` makes it: the first byte the least significant.
///
/// A mark is the top bit of a byte. All marks are exact, the lowest and those above it.
///
/// - Source: after Warren, "Hacker's Delight", 2012, section 6-1: sums of seven bits carry into no other byte.
public enum EightBytes {
    /// 1 in each byte.
    @inlinable
    public static var ones: UInt64 { 0x0101_0101_0101_0101 }

    /// The top bit of each byte.
    @inlinable
    public static var tops: UInt64 { 0x8080_8080_8080_8080 }

    /// Marks what is below 0x20, what is 0x7F, and what is no ASCII.
    @inlinable
    public static func unprintable(_ block: UInt64) -> UInt64 {
        let seven = block & ~tops
        return (~(seven &+ ones &* 0x60) | (seven &+ ones) | block) & tops
    }

    /// Marks what is equal to a byte.
    @inlinable
    public static func equal(_ block: UInt64, to byte: UInt8) -> UInt64 {
        let difference = block ^ (ones &* UInt64(byte))
        return ~((difference & ~tops &+ ~tops) | difference) & tops
    }

    /// Marks full stops, exclamation and question marks.
    @inlinable
    public static func fullStops(_ block: UInt64) -> UInt64 {
        equal(block, to: 0x2E) | equal(block, to: 0x21) | equal(block, to: 0x3F)
    }

    /// The bytes with ASCII upper-case letters lowered.
    @inlinable
    public static func lowercased(_ block: UInt64) -> UInt64 {
        let seven = block & ~tops
        let uppers = (seven &+ ones &* 0x3F) & ~(seven &+ ones &* 0x25) & ~block & tops
        return block | uppers >> 2
    }

    /// How many bytes stand before the first mark.
    @inlinable
    public static func count(before marks: UInt64) -> Int { marks.trailingZeroBitCount / 8 }
}

/// Appends the first of eight bytes to memory that has room for all of them.
@inlinable
public func append(_ count: Int, of block: UInt64, to out: inout OutputSpan<UInt8>) {
    precondition(count >= 0 && count <= 8 && out.freeCapacity >= 8)
    unsafe out.withUnsafeMutableBufferPointer { buffer, initializedCount in
        let rest = unsafe UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(buffer)[initializedCount...])
        unsafe rest.storeBytes(of: block.littleEndian, as: UInt64.self)
        initializedCount += count
    }
}
