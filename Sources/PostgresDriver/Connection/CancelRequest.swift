import CPostgres
import Glibc
import ThreadExecutor

/// A word to the server that a connection's statement is to end.
///
/// libpq sends it over a connection of its own and waits, without any limit, until the server has closed that one: a
/// server whose processes are frozen, but whose system still takes connections, would hold the caller for ever. So it
/// is sent on a thread of its own, which is left behind if it takes too long.
final class CancelRequest: @unchecked Sendable {
    // Both are only read; libpq allows a cancellation from any thread.
    private let cancel: OpaquePointer
    /// Becomes readable when the server has taken it, or has refused the connection.
    private let descriptor: Int32

    /// Nil if there is no memory, or no descriptor, to be had.
    init?(_ raw: OpaquePointer) {
        guard let cancel = PQgetCancel(raw) else { return nil }
        descriptor = cpostgres_wakeup_descriptor()
        guard descriptor >= 0 else {
            PQfreeCancel(cancel)
            return nil
        }
        self.cancel = cancel
    }

    deinit {
        PQfreeCancel(cancel)
        close(descriptor)
    }

    /// Sends it and waits until the server has taken it: only then can it not meet the next statement.
    /// - Returns: Whether that was before the end.
    func send(until end: WaitTime) -> Bool {
        do throws(ThreadStartError) {
            try DetachedThread.start { self.deliver() }
        } catch {
            return false
        }
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&wait, 1, end.milliseconds) == 1
    }

    private func deliver() {
        var words = [CChar](repeating: 0, count: 256)
        PQcancel(cancel, &words, 256)
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }
}
