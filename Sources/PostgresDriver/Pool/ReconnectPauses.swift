/// How long a server out of reach is left alone before it is tried again: pauses that double, so that a fleet does not
/// run into the server that has just come back.
struct ReconnectPauses {
    static let first = Duration.milliseconds(50)
    static let longest = Duration.seconds(5)

    private var pause = Self.first
    private(set) var failure: Failure?

    /// The last failure, and until when it stands.
    struct Failure {
        var until: ContinuousClock.Instant
        var error: String
    }

    /// Takes note of a failed attempt.
    /// - Parameter unit: a random number from 0 to 1; the pause is between its half and the whole.
    mutating func fail(_ error: String, at now: ContinuousClock.Instant, unit: Double) {
        failure = Failure(until: now + pause * (0.5 + unit / 2), error: error)
        pause = min(pause * 2, Self.longest)
    }

    /// Takes note that the server answered.
    mutating func succeed() {
        self = ReconnectPauses()
    }

    /// Why nothing is tried now; nil if it may be.
    func refusal(at now: ContinuousClock.Instant) -> String? {
        failure.flatMap { now < $0.until ? $0.error : nil }
    }
}
