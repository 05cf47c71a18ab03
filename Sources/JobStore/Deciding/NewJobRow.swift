import JSONTree
package import JobModel
package import JobSQL
package import JobTime

/// A job to be stored, with what the row needs beyond it.
package struct NewJobRow {
    package let job: JobInsert
    package let state: JobState
    /// JSON text.
    package let tags: String
    package let uniqueKey: [UInt8]?
    package let uniqueStates: Int64?

    /// - Throws: `StoreError` with the code `invalid`.
    package init(_ job: JobInsert) throws {
        try Self.check(job)
        self.job = job
        if job.isPending {
            state = .pending
        } else {
            state = job.scheduledAt == nil && job.delay == nil ? .available : .scheduled
        }
        tags = job.tags.isEmpty ? "[]" : JSONValue.array(job.tags.map(JSONValue.string)).text
        // An empty set of states blocks nobody; it is stored as no uniqueness, as River does.
        let isUnique = job.uniqueStates.map { $0.rawValue != 0 } ?? false
        uniqueKey = isUnique ? job.uniqueKey : nil
        uniqueStates = isUnique ? job.uniqueStates.map { Int64($0.rawValue) } : nil
    }

    /// When it may run.
    /// - Parameter now: when it is stored.
    package func scheduledAt(now: Timestamp) -> Timestamp {
        job.scheduledAt ?? job.delay.map(now.advanced(by:)) ?? now
    }

    /// Whether another job can be in its way.
    package var isUnique: Bool { uniqueKey != nil }

    /// Whether it holds its key from the start, so that a second one with the key is a duplicate.
    package var isHolding: Bool {
        guard let uniqueStates else { return false }
        return JobStateSet(rawValue: UInt8(truncatingIfNeeded: uniqueStates)).contains(state)
    }

    /// What the caller hears of the stored row.
    package func result(id: Int64, scheduledAt: Timestamp) -> InsertResult {
        InsertResult(
            id: id, kind: job.kind, queue: job.queue, state: state, scheduledAt: scheduledAt, isDuplicate: false)
    }

    /// The caller's fault behind a refused row, or nil if it is not his.
    package func refusal(for error: SQLError) -> StoreError? {
        let constraints = [
            "args_is_an_object": "the arguments of a job of kind \(job.kind) are not a JSON object",
            "metadata_is_an_object": "the metadata of a job of kind \(job.kind) is not a JSON object",
        ]
        return constraints.first { error.message.contains($0.key) }.map { StoreError(.invalid, $0.value) }
    }

    private static func check(_ job: JobInsert) throws {
        func require(_ isMet: Bool, _ message: @autoclosure () -> String) throws {
            if !isMet { throw StoreError(.invalid, message()) }
        }
        try require((1...127).contains(job.kind.rawValue.unicodeScalars.count), "a kind has 1 to 127 characters")
        try require((1...127).contains(job.queue.unicodeScalars.count), "a queue's name has 1 to 127 characters")
        try require((1...4).contains(job.priority), "a priority is 1 to 4, not \(job.priority)")
        try require(job.maxAttempts > 0, "max_attempts is at least 1, not \(job.maxAttempts)")
        try require(
            (job.uniqueKey == nil) == (job.uniqueStates == nil), "a unique key and its states come together")
        // SQLite's own check would stop reading there.
        try require(
            !job.arguments.utf8.contains(0) && !job.metadata.utf8.contains(0),
            "the JSON of a job of kind \(job.kind) contains a NUL character")
    }
}
