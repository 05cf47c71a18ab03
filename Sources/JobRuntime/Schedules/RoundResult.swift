import JobTime

/// What a round over the schedules brought.
struct RoundResult: Sendable {
    /// Jobs stored.
    var jobs = 0
    /// When the next slot of any schedule comes.
    var nextDue: Timestamp?
    var hadTrouble = false

    mutating func note(nextDue instant: Timestamp?) {
        guard let instant else { return }
        nextDue = nextDue.map { min($0, instant) } ?? instant
    }
}
