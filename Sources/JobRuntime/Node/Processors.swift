#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The processors of this machine.
package enum Processors {
    /// How many there are, as the threads that run tasks are counted.
    package static let count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
}
