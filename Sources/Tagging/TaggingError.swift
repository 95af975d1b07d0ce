import Bytes

/// What is wrong with a model file.
public struct TaggingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path of the file.
    public var path: String
    /// What is wrong.
    public var reason: String

    /// An error in a file.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    init(_ error: FileError) { self.init(path: error.path, reason: error.reason) }

    /// `path: reason`.
    public var description: String { "\(path): \(reason)" }
}
