import Dispatch
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
public func removePartialFilesOnInterrupt() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
            PartialFiles.unlinkAll()
            _ = signal(number, SIG_DFL)
            _ = kill(getpid(), number)
            // The handler holds its source, so that it lives as long as the process.
            withExtendedLifetime(source) {}
        }
        _ = signal(number, SIG_IGN)
        source.resume()
    }
}
