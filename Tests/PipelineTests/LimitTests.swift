import Foundation
import Testing

/// What the system can refuse or take away while a program runs: it ends with one line and an exit code, or does
/// without. A program that hangs is killed after a minute, so that the test fails.
@Suite("Limits of the system")
struct LimitTests {
    static let stages = [("clean", "seeds"), ("dedupe", "1"), ("extract", "2"), ("annotate", "3"), ("export", "4")]

    @Test(arguments: stages)
    func `Where no threads can be had the work is done without`(_ program: String, _ input: String) throws {
        let project = try projectWithRecords()
        // No room for the stack of a thread.
        let outcome = try project.shell(
            """
            $PROGRAMS/\(program) --quiet --in \(input) --out expected --jobs 4
            ulimit -s 4000000; ulimit -v 2000000
            timeout -s KILL 60 $PROGRAMS/\(program) --quiet --in \(input) --out out --jobs 4
            """)
        #expect(outcome == Outcome(status: 0, output: "", error: ""))
        if program != "export" { #expect(try project.shell("cmp out expected").status == 0) }
    }

    @Test(arguments: stages)
    func `Too few open files are one line and exit code`(_ program: String, _ input: String) throws {
        let project = try projectWithRecords()
        for count in 6..<16 {
            let outcome = try project.shell(
                """
                mkdir new; ulimit -n \(count)
                timeout -s KILL 60 $PROGRAMS/\(program) --quiet --in \(input) --out new/out || echo $?
                """)
            guard outcome.output != "" else { continue }
            #expect(["66\n", "74\n", "78\n"].contains(outcome.output), "\(count) files")
            #expect(outcome.error.hasPrefix("\(program): error: "), "\(count) files")
            #expect(outcome.error.filter { $0 == "\n" }.count == 1, "\(count) files: \(outcome.error)")
            #expect(try project.shell("find new -type f; rm -r new").output == "", "\(count) files")
        }
    }

    @Test func `Too few open files for all threads are no fault of the articles`() throws {
        let project = try projectWithRecords()
        _ = try project.shell(
            "mkdir many; seed=$(ls seeds/*.txt | head -1); for i in $(seq 300); do cp $seed many/$i.txt; done")
        let expected = try project.shell("$PROGRAMS/clean --quiet --in many --out expected && wc -l < expected")
        #expect(expected == Outcome(status: 0, output: "300\n", error: ""))
        for count in 6..<12 {
            let outcome = try project.shell(
                """
                ulimit -n \(count)
                timeout -s KILL 60 $PROGRAMS/clean --quiet --in many --out out --jobs 16 && cmp out expected; echo $?
                rm -f out
                """)
            #expect(["0\n", "66\n", "74\n", "78\n"].contains(outcome.output), "\(count) files: \(outcome.error)")
        }
    }

    @Test(arguments: stages)
    func `Streams that are closed get no data and give none`(_ program: String, _ input: String) throws {
        let project = try projectWithRecords()
        let folder = program == "export" ? "/articles.csv" : ""
        #expect(try project.program(program, "--quiet", "--in", input, "--out", "expected").status == 0)
        for streams in ["<&- >&- 2>&-", ">&- 2>&-", "<&- 2>&-", "2>&-", "<&-"] {
            let outcome = try project.shell(
                "$PROGRAMS/\(program) --in \(input) --out out \(streams); cmp out\(folder) expected\(folder)")
            #expect(outcome.status == 0, "\(streams): \(outcome.output)")
        }
        let nothing = Outcome(status: 66, output: "", error: "\(program): error: standard input: Bad file descriptor\n")
        #expect(try project.shell("$PROGRAMS/\(program) --in - --out new <&-") == nothing)
    }

    @Test(arguments: stages.map(\.0))
    func `What standard output does not take is exit code 74`(_ program: String) throws {
        let project = try projectWithRecords()
        for arguments in ["--help", "--version", "--fingerprint --in seeds --out out"] {
            #expect(
                try project.shell("$PROGRAMS/\(program) \(arguments) > /dev/full || exit $?")
                    == Outcome(
                        status: 74, output: "", error: "\(program): error: standard output: No space left on device\n"))
            #expect(
                try project.shell("$PROGRAMS/\(program) \(arguments) >&- || exit $?")
                    == Outcome(
                        status: 74, output: "", error: "\(program): error: standard output: Bad file descriptor\n"))
        }
    }

    @Test(arguments: stages.dropLast())
    func `A folder in the output's place is exit code 74, and nothing appears beside it`(
        _ program: String, _ input: String
    ) throws {
        let project = try projectWithRecords()
        _ = try project.shell("mkdir -p new/out.jsonl new/tally/out.tally.json")
        #expect(
            try project.program(program, "--quiet", "--in", input, "--out", "new/out.jsonl")
                == Outcome(status: 74, output: "", error: "\(program): error: new/out.jsonl: Is a directory\n"))
        #expect(
            try project.program(program, "--quiet", "--in", input, "--out", "new/tally/out.jsonl")
                == Outcome(
                    status: 74, output: "", error: "\(program): error: new/tally/out.tally.json: Is a directory\n"))
        #expect(try project.shell("find new -type f").output == "")
    }

    @Test(arguments: stages.map(\.0))
    func `A name with control characters, or that is not UTF-8, is said in one line`(_ program: String) throws {
        let project = try Project()
        #expect(
            try project.program(program, "--in", "no\nwhere\u{1B}[1m", "--out", "out")
                == Outcome(
                    status: 66, output: "", error: "\(program): error: no where?[1m: No such file or directory\n"))
        #expect(
            try project.shell("$PROGRAMS/\(program) --in seeds --out $'a\\xFF' || exit $?")
                == Outcome(
                    status: 64, output: "", error: "\(program): error: usage: an argument is not UTF-8: a\u{FFFD}\n"))
    }

    @Test func `A folder of the index that cannot be made is said with its reason`() throws {
        let project = try projectWithRecords()
        #expect(
            try project.program("dedupe", "--quiet", "--in", "1", "--out", "out", "--index", "seeds/LICENSE/seen")
                .error.hasPrefix("dedupe: error: seeds/LICENSE/seen: No"))
        try project.write("in the way", to: "file")
        #expect(
            try project.program("dedupe", "--quiet", "--in", "1", "--out", "out", "--index", "file/seen")
                == Outcome(status: 74, output: "", error: "dedupe: error: file/seen: Not a directory\n"))
    }

    @Test func `A signal that is ignored where the program is started stays ignored`() throws {
        let project = try projectWithRecords()
        // Whoever opens the pipe waits until the program has opened it.
        let outcome = try project.shell(
            """
            mkfifo pipe; trap '' HUP
            $PROGRAMS/dedupe --quiet --in pipe --out out & exec 3> pipe
            kill -HUP $!; cat 1 >&3; exec 3>&-; wait $!; wc -l < out
            """)
        #expect(outcome == Outcome(status: 0, output: "4\n", error: ""))
    }

    @Test(arguments: ["INT", "TERM", "HUP"])
    func `A signal ends a program that waits`(_ signal: String) throws {
        let project = try projectWithRecords()
        let outcome = try project.shell(
            """
            mkfifo pipe; set -m
            $PROGRAMS/dedupe --quiet --in pipe --out out & exec 3> pipe
            kill -\(signal) $!; wait $! || kill -l $?; find . -name '*out*'
            """)
        #expect(outcome.output == "\(signal)\n")
    }

    /// The project with the four seeds as each stage hands them to the next.
    private func projectWithRecords() throws -> Project {
        let project = try Project()
        let outcome = try project.shell(
            """
            $PROGRAMS/clean --quiet --in seeds --out 1; $PROGRAMS/dedupe --quiet --in 1 --out 2
            $PROGRAMS/extract --quiet --in 2 --out 3; $PROGRAMS/annotate --quiet --in 3 --out 4
            """)
        #expect(outcome == Outcome(status: 0, output: "", error: ""))
        return project
    }
}
