import Glibc

/// A point of the monotonic clock, for waits of a thread in C.
struct WaitTime: Comparable {
    private let nanoseconds: Int64

    /// So long from now.
    init(in duration: Duration) {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let (seconds, attoseconds) = duration.components
        nanoseconds =
            Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
            + (seconds.multipliedReportingOverflow(by: 1_000_000_000).partialValue + attoseconds / 1_000_000_000)
    }

    /// How long it is until then, as `poll` wants it: rounded up, 0 when it is over.
    var milliseconds: Int32 {
        let left = nanoseconds - WaitTime(in: .zero).nanoseconds
        return Int32(clamping: max(0, (left + 999_999) / 1_000_000))
    }

    static func < (left: WaitTime, right: WaitTime) -> Bool { left.nanoseconds < right.nanoseconds }
}
