/// A 64-bit hash that is the same on every machine and in every run, unlike `Hasher`.
///
/// Not cryptographic: whoever controls the input can make collisions.
///
/// - Complexity: O(*n*), 16 bytes at a step.
/// - Source: after Wang Yi, wyhash (final version 4, 2022): multiply two words to 128 bits, fold the halves.
public func stableHash(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
    var state = seed ^ folded(seed ^ secret0, secret1)
    var i = 0
    while bytes.count - i > 16 {
        state = folded(load8(bytes, at: i) ^ secret1, load8(bytes, at: i + 8) ^ state)
        i += 16
    }
    let left = bytes.count - i
    let tail = (loadUpTo8(bytes, at: i, min(left, 8)), left > 8 ? loadUpTo8(bytes, at: i + 8, left - 8) : 0)
    return finished(state, tail, count: bytes.count)
}

/// The hash of up to 16 bytes, as `stableHash` has it, that are in two numbers: the first byte the least significant, 0
/// behind the last.
public func stableHash(ofLoaded bytes: (UInt64, UInt64), count: Int) -> UInt64 {
    finished(folded(secret0, secret1), bytes, count: count)
}

private func finished(_ state: UInt64, _ tail: (UInt64, UInt64), count: Int) -> UInt64 {
    let mixed = folded(tail.0 ^ secret1, tail.1 ^ state)
    return folded(secret0 ^ UInt64(count), mixed ^ secret1)
}

/// The hash of a string's UTF-8.
public func stableHash(_ string: String, seed: UInt64 = 0) -> UInt64 {
    let bytes = Array(string.utf8)
    return stableHash(bytes.span, seed: seed)
}

/// A hash as 16 lower-case hex digits.
public func hexadecimal(_ hash: UInt64) -> String {
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: hash >> (56 - 8 * UInt64($0))) }
    return hexadecimal(bytes.span)
}

/// Bytes as lower-case hex digits, two a byte.
public func hexadecimal(_ bytes: Span<UInt8>) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(2 * bytes.count)
    for i in bytes.indices {
        for nibble in [bytes[i] >> 4, bytes[i] & 15] { digits.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble) }
    }
    return String(decoding: digits, as: UTF8.self)
}

/// Up to 8 bytes as a number, the first byte the least significant: of a word of eight that ends with them where there is
/// one.
public func loadUpTo8(_ bytes: Span<UInt8>, at offset: Int, _ count: Int) -> UInt64 {
    if count == 8 { return load8(bytes, at: offset) }
    let end = offset + count
    if end >= 8, count > 0 { return load8(bytes, at: end - 8) >> UInt64(8 * (8 - count)) }
    var number: UInt64 = 0
    for i in 0..<count { number |= UInt64(bytes[offset + i]) << UInt64(8 * i) }
    return number
}

private let secret0: UInt64 = 0x2d35_8dcc_aa6c_78a5
private let secret1: UInt64 = 0x8bb8_4b93_962e_acc9

private func folded(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
}
