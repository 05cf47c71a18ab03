import Glibc

/// A thread that runs one block and ends.
package enum DetachedThread {
    private final class Body {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) {
            self.run = run
        }
    }

    /// Starts it.
    /// - Throws: `ThreadStartError` if the system has no thread to give.
    package static func start(_ body: @escaping @Sendable () -> Void) throws(ThreadStartError) {
        let retained = Unmanaged.passRetained(Body(body))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, retained.toOpaque())
        guard status == 0 else {
            retained.release()
            throw ThreadStartError(number: status)
        }
        pthread_detach(thread)
    }
}
