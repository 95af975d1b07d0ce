import Glibc

/// A file or folder could not be read or written: which, and the system's reason.
public struct FileError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The path as it was given, `""` for an empty one; `standard input` or `standard output` for those.
    public var path: String
    /// The system's error number (`errno`).
    public var code: Int32

    /// The error `code` at `path`.
    public init(path: String, code: Int32) {
        self.path = path.isEmpty ? "\"\"" : path
        self.code = code
    }

    /// The system's words for the error, in English whatever the locale.
    public var reason: String {
        unsafe String(cString: strerror(code))
    }

    /// Whether a line of the file is longer than any that is read.
    public var isLineTooLong: Bool { code == EMSGSIZE }

    /// Whether it says nothing of the file: there are no more open files or memory to be had at the moment.
    public var isLackOfResources: Bool { code == EMFILE || code == ENFILE || code == ENOMEM }

    /// `path: reason`.
    public var description: String { "\(path): \(reason)" }
}
