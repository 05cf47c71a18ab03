import Glibc
package import JobTime

/// Reads a clock that never goes backwards; its zero means nothing.
package enum SteadyTime {
    /// The present, to the microsecond.
    package static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000)
    }
}
