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
        removePartialFilesOnInterrupt()
        // A file that grows beyond the limit of the process is an error of writing, and no reason to be killed.
        _ = signal(SIGXFSZ, SIG_IGN)
        let name = configuration.commandName ?? "parley"
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            Glibc.exit(report(error, name: name))
        }
    }

    private static func report(_ error: any Error, name: String) -> Int32 {
        switch error {
        case let failure as Failure:
            writeToStandardError("\(name): error: \(failure)\n")
            return failure.status.rawValue
        case let error as TableError:
            return report(Failure(error), name: name)
        case let error as FileError:
            return report(Failure(output: error), name: name)
        default:
            let code = exitCode(for: error)
            if code == .success {
                print(fullMessage(for: error))
                return 0
            }
            let status: ExitStatus = code == .validationFailure ? .usage : .software
            writeToStandardError("\(name): error: \(status): \(oneLine(message(for: error)))\n")
            return status.rawValue
        }
    }
}

private func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 == 0x0A ? 0x20 : $0 }, as: UTF8.self)
}
