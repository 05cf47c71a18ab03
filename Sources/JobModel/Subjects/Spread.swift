import Crypto

/// `spread:` of a schedule: each subject at a place of its own in the window, always the same.
public struct Spread: Sendable, Hashable {
    /// The schedule's id.
    public let schedule: String
    /// The window; nil or nothing for no spread.
    public let window: Duration?

    /// Creates a spread.
    public init(schedule: String, window: Duration?) {
        self.schedule = schedule
        self.window = window
    }

    /// The window in microseconds; 0 for no spread.
    package var length: Int64 { max(window?.wholeMicroseconds ?? 0, 0) }

    /// How long after the slot a subject's job runs: the first eight bytes of SHA-256 over the schedule's id, a zero
    /// byte and the subject's id as text, as a big-endian number, modulo the window in microseconds.
    public func offset(of subject: String) -> Duration {
        guard length > 0 else { return .zero }
        var hash = SHA256()
        hash.update(data: Array(schedule.utf8))
        hash.update(data: [0])
        hash.update(data: Array(subject.utf8))
        let number = hash.finalize().prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return .microseconds(Int64(number % UInt64(length)))
    }
}
