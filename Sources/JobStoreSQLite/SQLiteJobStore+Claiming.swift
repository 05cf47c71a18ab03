package import JobModel
package import JobStore
import SQLiteDriver

extension SQLiteJobStore: JobClaiming {
    package func claim(_ request: ClaimRequest) async throws -> [ClaimedJob] {
        guard request.limit > 0, !request.kinds.isEmpty else { return [] }
        return try await sqlite.withWriter { [clock, foreignRows] connection in
            // An idle node must not take the write lock at each look.
            let now = clock.now()
            let start = foreignRows.start(for: request, at: now)
            let search = try FindFirstJob(request: request, now: now).run(from: start, on: connection)
            foreignRows.note(
                from: search.start, to: search.position, foreign: search.foreign, for: request, at: now)
            guard search.isFound else { return [] }
            return try connection.transaction { connection in
                try ClaimJobs(request: request, now: clock.now()).run(from: search.position, on: connection)
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
