import Bytes
import Glibc

/// Opens those of standard input, output and error that whoever started the process has closed, so that no file gets
/// their numbers, and messages are not written into data. They cannot be read or written, as before.
func openStandardStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
        // The lowest number that is free: this one.
        _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
}

/// Writes to standard output.
///
/// - Throws: `Failure` where it cannot be written.
public func writeToStandardOutput(_ text: String) throws {
    do throws(FileError) {
        var output = try OutputFile(path: "-")
        try output.write(text)
        try output.commit()
    } catch {
        throw Failure(output: error)
    }
}

/// Writes to standard error with one `write` call, so that lines of several programs do not mix.
///
/// Nothing is said where it cannot be written: there is nowhere to say it.
public func writeToStandardError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
}

/// Whether standard error is a terminal.
public func standardErrorIsTerminal() -> Bool { isatty(2) == 1 }

/// A text as one line of a message: control characters, which names of files may hold, as `?`, line feeds as spaces.
func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 == 0x0A ? 0x20 : $0 < 0x20 || $0 == 0x7F ? 0x3F : $0 }, as: UTF8.self)
}
