/// What is wrong with a piece of JSON, and at which byte of it.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The offset into the bytes that were read.
    public var offset: Int
    /// What is wrong.
    public var reason: String

    /// An error at a byte.
    public init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    /// `reason at byte offset`.
    public var description: String { "\(reason) at byte \(offset)" }
}
