import Synchronization

/// A value that is made when it is first asked for, once for all threads: of a table that most inputs do not need.
final class WhenAsked<Value: Sendable>: Sendable {
    private let made = Mutex<Value?>(nil)
    private let make: @Sendable () -> Value

    init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    /// The value.
    ///
    /// - Complexity: O(1) but for the first call; a lock is taken.
    var value: Value {
        made.withLock { made in
            if let made { return made }
            let value = make()
            made = value
            return value
        }
    }
}
