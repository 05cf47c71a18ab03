public import JobModel

/// Looks at jobs and acts on them by hand.
public protocol JobInspecting: Sendable {
    /// The job of an id, or nil.
    func job(_ id: Int64) async throws -> JobRecord?

    /// Jobs that match, newest id first. Arguments that cannot be read as JSON are given as their text.
    func jobs(matching filter: JobFilter) async throws -> [JobRecord]

    /// How many jobs each queue has in each state.
    func counts() async throws -> [JobCount]

    /// How long jobs of each kind run: means over the latest completed ones, by kind in order of name. Kinds without any
    /// are left out.
    /// - Parameters:
    ///   - perKind: at most so many jobs of a kind count, the latest.
    ///   - newest: only so many jobs are looked at, those that completed last.
    func runTimes(perKind: Int, newest: Int) async throws -> [KindRunTime]

    /// Makes jobs available at once: clears `finalized_at` and an earlier request to cancel, and allows one more attempt
    /// if none is left. Left alone are running and due jobs, and those whose unique key is taken.
    func retry(_ ids: [Int64]) async throws -> BulkResult

    /// Ends jobs that do not run as `cancelled`, and asks the nodes that run the others to stop them.
    func cancel(_ ids: [Int64]) async throws -> BulkResult

    /// Removes jobs that do not run.
    func delete(_ ids: [Int64]) async throws -> BulkResult
}
