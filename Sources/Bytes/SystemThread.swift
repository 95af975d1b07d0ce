import Glibc

/// A thread of the system's own.
///
/// Not one of Dispatch: where the system has no more threads to give, Dispatch waits for one forever.
public struct SystemThread: Sendable {
    private let handle: pthread_t

    /// Starts a thread that runs `body`; `nil` where the system gives none, as a limit on processes or memory is reached.
    public init?(_ body: @escaping @Sendable () -> Void) {
        let held = unsafe Unmanaged.passRetained(Body(run: body))
        var handle = pthread_t()
        let code = unsafe pthread_create(
            &handle, nil,
            { argument in
                if let argument = unsafe argument {
                    unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
                }
                return nil
            }, held.toOpaque())
        guard code == 0 else {
            unsafe held.release()
            return nil
        }
        self.handle = handle
    }

    /// Waits until the thread has ended: once.
    public func join() { _ = pthread_join(handle, nil) }
}

private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) { self.run = run }
}
