public import Bytes
public import Lexicons

/// The exit codes of sysexits.h that the programs use.
public enum ExitStatus: Int32, Sendable {
    /// The command line is wrong.
    case usage = 64
    /// The input data are wrong.
    case dataError = 65
    /// An input does not exist or cannot be read.
    case noInput = 66
    /// The program is wrong.
    case software = 70
    /// An output cannot be written.
    case ioError = 74
    /// The configuration, a lexicon or the codebook is wrong.
    case configuration = 78
}

/// An error that whoever runs the pipeline can act on: which file, which line, what was wrong.
public struct Failure: Error, Sendable, Equatable, CustomStringConvertible {
    /// The exit code.
    public var status: ExitStatus
    /// A path, `path:line`, or the option.
    public var place: String
    /// What was wrong, in one line.
    public var reason: String

    /// An error at a place.
    public init(_ status: ExitStatus, place: String, reason: String) {
        self.status = status
        self.place = place
        self.reason = reason
    }

    /// An input that cannot be read, or has a line that is no record by its length.
    public init(input error: FileError) {
        guard !error.isLineTooLong else {
            self.init(.dataError, place: error.path, reason: "a line of more than \(LineReader.mostBytes >> 30) GiB")
            return
        }
        self.init(.noInput, place: error.path, reason: error.reason)
    }

    /// An output that cannot be written.
    public init(output error: FileError) {
        self.init(.ioError, place: error.path, reason: error.reason)
    }

    /// A lexicon or codebook table that is wrong.
    public init(_ error: TableError) {
        self.init(.configuration, place: "\(error.path):\(error.line)", reason: error.reason)
    }

    /// `place: reason`, so that an editor can jump to it.
    public var description: String { "\(place): \(reason)" }
}
