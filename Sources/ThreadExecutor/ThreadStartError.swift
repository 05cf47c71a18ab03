import Glibc

/// The system refused to start a thread, mostly because a limit was reached.
package struct ThreadStartError: Error, Hashable, CustomStringConvertible {
    /// The `errno` that `pthread_create` returned.
    package let number: Int32

    /// What the system said.
    package var description: String {
        "cannot start a thread: \(String(cString: strerror(number)))"
    }
}
