import Glibc
import Synchronization

/// The partial files of this process that have a name: what an interrupted program leaves behind unless they are
/// removed.
enum PartialFiles {
    private static let paths = Mutex<Set<String>>([])

    static func add(_ path: String) { paths.withLock { _ = $0.insert(path) } }

    static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

    static func unlinkAll() {
        paths.withLock { for path in $0 { _ = unsafe unlink(path) } }
    }
}

/// Makes SIGINT, SIGTERM and SIGHUP remove the partial files of this process before it ends by the signal as usual.
///
/// A signal that whoever started the process has it ignore (`nohup`) stays ignored. To be called before any other thread
/// is there: all of them leave the signals to the one that waits for them. Where none can be had the signals end the
/// process as ever, and the next run overwrites what it leaves.
public func removePartialFilesOnInterrupt() {
    let numbers = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }
    guard !numbers.isEmpty else { return }
    mask(numbers, SIG_BLOCK)
    let thread = SystemThread {
        var signals = set(of: numbers)
        var number: Int32 = 0
        guard unsafe sigwait(&signals, &number) == 0 else { return }
        PartialFiles.unlinkAll()
        _ = signal(number, SIG_DFL)
        mask(numbers, SIG_UNBLOCK)
        _ = kill(getpid(), number)
    }
    if thread == nil { mask(numbers, SIG_UNBLOCK) }
}

private func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    // SIG_IGN as a number: functions of C cannot be compared.
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
}

private func set(of numbers: [Int32]) -> sigset_t {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in numbers { unsafe sigaddset(&signals, number) }
    return signals
}

private func mask(_ numbers: [Int32], _ how: Int32) {
    var signals = set(of: numbers)
    _ = unsafe pthread_sigmask(how, &signals, nil)
}
