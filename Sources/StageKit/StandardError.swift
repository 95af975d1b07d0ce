import Glibc

/// Writes to standard error with one `write` call, so that lines of several programs do not mix.
///
/// Nothing is said where it cannot be written: there is nowhere to say it.
public func writeToStandardError(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe write(2, $0.baseAddress, $0.count) }
}

/// Whether standard error is a terminal.
public func standardErrorIsTerminal() -> Bool { isatty(2) == 1 }
