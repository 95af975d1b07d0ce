/// Bytes that a closure writes, at most as many as are said.
///
/// The same as `[UInt8](capacity:initializingWith:)`, which asks the runtime for the array's type at each call: half of the cost of
/// an array of few bytes (Swift 6.3).
@inlinable
public func newBytes(capacity: Int, _ write: (inout OutputSpan<UInt8>) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(addingCapacity: capacity, initializingWith: write)
    return bytes
}
