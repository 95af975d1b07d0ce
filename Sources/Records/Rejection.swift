/// An input that cannot be used: a row of the `rejected` table.
public struct Rejection: Error, Sendable, Hashable {
    /// The input's path, as in `Source.path`.
    public var path: String
    /// A reason with a name: `no-text`, `too-large`, `unreadable`, `bad-record`…
    public var reason: String
    /// What exactly was wrong, for a human reader, in one line.
    public var detail: String

    /// An input that cannot be used.
    public init(path: String, reason: String, detail: String) {
        self.path = path
        self.reason = reason
        self.detail = detail
    }
}
