package import JobModel
package import JobStore
import SQLiteDriver

extension SQLiteJobStore: JobClaiming {
    package func claim(_ request: ClaimRequest) async throws -> ClaimResult {
        guard request.limit > 0, !request.kinds.isEmpty else { return ClaimResult() }
        return try await sqlite.withWriter { [clock, foreignRows] connection in
            // An idle node must not take the write lock at each look.
            let now = clock.now()
            let start = foreignRows.start(for: request, at: now)
            let search = try FindFirstJob(request: request, now: now).run(from: start, on: connection)
            foreignRows.note(
                search.position, foreign: search.foreign, for: request, at: now, hasSeenFront: search.start == .front)
            guard search.isFound else { return ClaimResult() }
            guard !request.limits.isNone else {
                return try connection.transaction { connection in
                    let claim = ClaimJobs(request: request, now: clock.now())
                    return ClaimResult(jobs: try claim.run(from: search.position, on: connection))
                }
            }
            // Limits that hold everything are seen without the lock too.
            let glance = ClaimLimitedJobs(
                claim: ClaimJobs(request: request, now: now), search: search, foreignRows: foreignRows)
            let choice = try glance.choose(on: connection)
            guard choice.isWorthLock else { return choice.result }
            return try connection.transaction { connection in
                let claim = ClaimJobs(request: request, now: clock.now())
                return try ClaimLimitedJobs(claim: claim, search: search, foreignRows: foreignRows).run(on: connection)
            }
        }
    }

    package func finish(_ finishes: [JobFinish]) async throws -> [FinishResult] {
        guard !finishes.isEmpty else { return [] }
        let patches = try finishes.map { try MetadataPatch($0.metadata) }
        // What has been done stays done, also if the node is being stopped.
        let results = try await write(interruptible: false) { connection, now in
            try FinishJobs(now: now).run(finishes, patches, on: connection)
        }
        if results.contains(.applied(.available)) { signal.fire() }
        return results
    }

    package func cancellationRequests(among ids: [Int64]) async throws -> [Int64] {
        guard !ids.isEmpty else { return [] }
        return try await read { try FindCancellationRequests(ids: ids).run(on: $0) }
    }

    package func waitForChange(atMost duration: Duration) async throws {
        try await watch.wait(atMost: duration)
    }

    package func backlog(queues: [String], kinds: [JobKind]) async throws -> Backlog {
        let now = clock.now()
        return try await read { try CountBacklog(queues: queues, kinds: kinds, now: now).run(on: $0) }
    }

    package func outlook(queues: [String], kinds: [JobKind]) async throws -> Outlook {
        let now = clock.now()
        return try await read { try FindOutlook(queues: queues, kinds: kinds, now: now).run(on: $0) }
    }
}
