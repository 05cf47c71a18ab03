import CSQLite
import Glibc
import ThreadExecutor

/// What SQLite calls back while a statement runs: waiting for locks, and asking whether to go on.
///
/// Used on the connection's thread only. The connection owns it and removes it before it closes.
final class SQLiteHooks {
    /// After how many steps of its virtual machine SQLite asks whether to go on: far below a millisecond.
    private static let instructionsBetweenChecks: Int32 = 2000

    let interruption: CallInterruption
    private var backoff: BusyBackoff

    init(interruption: CallInterruption, busyTimeout: Duration) {
        self.interruption = interruption
        backoff = BusyBackoff(timeout: busyTimeout)
    }

    /// Lets SQLite call back.
    func install(on handle: OpaquePointer) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_busy_handler(
            handle,
            { context, attempts in
                guard let context else { return 0 }
                let hooks = Unmanaged<SQLiteHooks>.fromOpaque(context).takeUnretainedValue()
                return hooks.waitsAgain(attempts: attempts) ? 1 : 0
            }, context)
        sqlite3_progress_handler(
            handle, Self.instructionsBetweenChecks,
            { context in
                guard let context else { return 0 }
                let hooks = Unmanaged<SQLiteHooks>.fromOpaque(context).takeUnretainedValue()
                return hooks.interruption.isRequested ? 1 : 0
            }, context)
    }

    /// Stops SQLite from calling back.
    static func remove(from handle: OpaquePointer) {
        sqlite3_busy_handler(handle, nil, nil)
        sqlite3_progress_handler(handle, 0, nil, nil)
    }

    /// Pauses before the next attempt at a lock; false if the caller was cancelled or has waited long enough.
    ///
    /// - Parameter attempts: how often this lock was tried before.
    func waitsAgain(attempts: Int32) -> Bool {
        if attempts == 0 { backoff.restart() }
        guard !interruption.isRequested, let pause = backoff.next() else { return false }
        // The thread is the connection's own, so blocking it delays nobody else.
        usleep(UInt32(pause / .microseconds(1)))
        return true
    }
}
