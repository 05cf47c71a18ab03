package import JobModel
package import JobTime

/// What the store knows of a slot's job.
package struct JobFact: Sendable, Hashable {
    package var id: Int64
    /// Where it stands; nil if its row is gone.
    package var state: JobState?
    /// When it got there, for jobs that have ended.
    package var endedAt: Timestamp?
    /// When it may run, for jobs that wait.
    package var scheduledAt: Timestamp?

    package init(id: Int64, state: JobState? = nil, endedAt: Timestamp? = nil, scheduledAt: Timestamp? = nil) {
        self.id = id
        self.state = state
        self.endedAt = endedAt
        self.scheduledAt = scheduledAt
    }

    /// The facts of a whole row.
    package init(_ record: JobRecord) {
        self.init(id: record.id, state: record.state, endedAt: record.finalizedAt, scheduledAt: record.scheduledAt)
    }
}
