import Foundation

/// How a program ended and what it said.
struct Outcome: Equatable {
    var status: Int32
    var output: String
    var error: String
}

/// A copy of what the Makefile needs, in a folder of its own, with the programs that `make test` built.
final class Project {
    /// The folder of the project that is tested.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The folder of the built programs: PROGRAMS, as `make test` sets it.
    static let programs = ProcessInfo.processInfo.environment["PROGRAMS"] ?? root + "/.build/release"

    let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/parley-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // By another process: what this one has open for writing is open, for a moment or for good, in a process that
        // another test starts just then, and a script that is open for writing cannot be run (ETXTBSY).
        let names = ["Makefile", "pipeline", "seeds", "README.md"]
        let outcome = try run("/bin/cp", ["-R"] + names.map { "\(Self.root)/\($0)" } + ["."])
        guard outcome == Outcome(status: 0, output: "", error: "") else { throw NoCopy(outcome: outcome) }
    }

    /// The project could not be copied.
    struct NoCopy: Error { let outcome: Outcome }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Runs `make` in the copy.
    func make(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
        try run("/usr/bin/make", arguments, environment: environment)
    }

    /// Runs one of the five programs in the copy.
    func program(_ name: String, _ arguments: String..., input: String = "") throws -> Outcome {
        try run("\(Self.programs)/\(name)", arguments, input: input)
    }

    /// Runs a line of shell in the copy.
    func shell(_ line: String) throws -> Outcome {
        try run("/bin/bash", ["-euo", "pipefail", "-c", line])
    }

    private func run(
        _ path: String, _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Outcome {
        let scratch = FileManager.default.temporaryDirectory.path + "/parley-run-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: scratch) }
        // Files and not pipes: a pipe that nobody empties stops the program.
        for (name, contents) in [("in", input), ("out", ""), ("err", "")] {
            try Data(contents.utf8).write(to: URL(filePath: "\(scratch)/\(name)"))
        }
        let process = prepared(path, arguments, environment)
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: "\(scratch)/in"))
        process.standardOutput = try FileHandle(forWritingTo: URL(filePath: "\(scratch)/out"))
        process.standardError = try FileHandle(forWritingTo: URL(filePath: "\(scratch)/err"))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: URL(filePath: "\(scratch)/out")), as: UTF8.self),
            error: String(decoding: try Data(contentsOf: URL(filePath: "\(scratch)/err")), as: UTF8.self))
    }

    private func prepared(_ path: String, _ arguments: [String], _ environment: [String: String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        // A make that runs the tests must not be taken for the parent of the makes that they start.
        var inherited = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("MAKE") && $0.key != "MFLAGS" }
        inherited["PROGRAMS"] = Self.programs
        process.environment = inherited.merging(environment) { $1 }
        return process
    }
}

extension Project {
    /// The files of a folder with their bytes, by path relative to it: what differs from run to run left out (costs,
    /// lists of inputs, locks).
    func contents(of name: String) throws -> [String: Data] {
        let base = "\(folder)/\(name)"
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: base) {
            let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
            if isHidden || path.hasSuffix(".cost.tsv") { continue }
            let url = URL(filePath: "\(base)/\(path)")
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            files[path] = try Data(contentsOf: url)
        }
        return files
    }

    /// The sums that stages print, without the lines of progress that come before them where a machine is slow.
    func sums(_ outcome: Outcome) -> [String] {
        outcome.error.split(separator: "\n").filter { $0.contains(" in = ") }.map(String.init)
    }

    /// The names of the stages that a make ran, from the sums that they print.
    func stagesRun(_ outcome: Outcome) -> [String] {
        sums(outcome).compactMap { $0.split(separator: ":").first.map(String.init) }
    }

    /// Appends to a file of the copy.
    func append(_ text: String, to name: String) throws {
        let url = URL(filePath: "\(folder)/\(name)")
        try (Data(contentsOf: url) + Data(text.utf8)).write(to: url)
    }

    /// Writes a file of the copy.
    func write(_ text: String, to name: String) throws {
        try write(Data(text.utf8), to: name)
    }

    /// Writes a file of the copy, and the folders that it stands in.
    func write(_ bytes: Data, to name: String) throws {
        let url = URL(filePath: "\(folder)/\(name)")
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: url)
    }

    /// Removes a file of the copy.
    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
}
