import Bytes

/// What was computed of bytes that stand in a page many times, by their hashes.
///
/// - Complexity: O(*n*) in the bytes, 16 at a step, for what was computed before.
struct Memo<Value> {
    /// Of those whose hashes have the same place the last one stays.
    private var places = [(hash: UInt64, value: Value)?](repeating: nil, count: 128)

    /// What bytes have, computed if it is not known.
    mutating func value(of bytes: Span<UInt8>, _ compute: (Span<UInt8>) -> Value) -> Value {
        let hash = stableHash(bytes)
        let place = Int(truncatingIfNeeded: hash) & (places.count - 1)
        if let known = places[place], known.hash == hash { return known.value }
        let value = compute(bytes)
        places[place] = (hash, value)
        return value
    }
}
