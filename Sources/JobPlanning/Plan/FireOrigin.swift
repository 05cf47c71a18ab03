package import JobTime

/// What the fires of one schedule in one zone have in common, kept once for all of them.
package final class FireOrigin: Sendable {
    package let schedule: String
    /// The kind of job.
    package let job: String
    package let queue: String
    package let zone: ZoneName
    /// The window over which the jobs are spread.
    package let spread: Duration?
    /// Whether they are for users whose own zone is unknown.
    package let isUnknownZone: Bool

    package init(
        schedule: String, job: String, queue: String, zone: ZoneName, spread: Duration? = nil,
        isUnknownZone: Bool = false
    ) {
        self.schedule = schedule
        self.job = job
        self.queue = queue
        self.zone = zone
        self.spread = spread
        self.isUnknownZone = isUnknownZone
    }
}

extension FireOrigin: Hashable {
    package static func == (left: FireOrigin, right: FireOrigin) -> Bool {
        left === right
            || (left.schedule == right.schedule && left.job == right.job && left.queue == right.queue
                && left.zone == right.zone && left.spread == right.spread
                && left.isUnknownZone == right.isUnknownZone)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(schedule)
        hasher.combine(zone)
    }
}
