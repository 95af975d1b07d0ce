public import ArgumentParser
import Bytes
import Glibc
import Lexicons

/// The version of all programs.
public let parleyVersion = "0.1.0"

/// A program of the pipeline: errors come out as one line, `program: error: place: reason`, with an exit code of
/// sysexits.h.
public protocol StageCommand: ParsableCommand {}

extension StageCommand {
    /// Parses the command line, runs, and ends the process with the right code.
    public static func main() {
        _ = programStart
        openStandardStreams()
        removePartialFilesOnInterrupt()
        // A file that grows beyond the limit of the process is an error of writing, and no reason to be killed.
        _ = signal(SIGXFSZ, SIG_IGN)
        let name = configuration.commandName ?? "parley"
        do {
            try checkArguments()
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Glibc.exit(report(error, name: name))
        }
    }

    private static func report(_ error: any Error, name: String) -> Int32 {
        switch error {
        case let failure as Failure:
            writeToStandardError("\(name): error: \(oneLine(failure.description))\n")
            return failure.status.rawValue
        case let error as TableError:
            return report(Failure(error), name: name)
        case let error as FileError:
            return report(Failure(output: error), name: name)
        default:
            let code = exitCode(for: error)
            if code == .success {
                return said(fullMessage(for: error), name: name)
            }
            let status: ExitStatus = code == .validationFailure ? .usage : .software
            writeToStandardError("\(name): error: \(status): \(oneLine(message(for: error)))\n")
            return status.rawValue
        }
    }

    /// Prints what was asked for, help or version; the exit code.
    private static func said(_ text: String, name: String) -> Int32 {
        do {
            try writeToStandardOutput("\(text)\n")
            return 0
        } catch {
            return report(error, name: name)
        }
    }
}

/// Fails for an argument that is not UTF-8: it reaches the program as another one, which names another file.
private func checkArguments() throws {
    for (number, argument) in CommandLine.arguments.enumerated() {
        guard let bytes = unsafe CommandLine.unsafeArgv[number] else { break }
        if unsafe String(validatingCString: bytes) == nil {
            throw Failure(.usage, place: "usage", reason: "an argument is not UTF-8: \(argument)")
        }
    }
}
