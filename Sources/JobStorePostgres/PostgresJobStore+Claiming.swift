package import JobModel
import JobSQL
package import JobStore
import JobTime
import PostgresDriver

extension PostgresJobStore {
    package func claim(_ request: ClaimRequest) async throws -> ClaimResult {
        guard request.limit > 0, !request.kinds.isEmpty else { return ClaimResult() }
        let ahead = try await claimAhead(request)
        guard ahead.count < request.limit else { return ClaimResult(jobs: ahead) }
        var rest = request
        rest.limit -= ahead.count
        do {
            var result = try await claimFromFront(rest)
            result.jobs = ahead + result.jobs
            return result
        } catch  where !ahead.isEmpty {
            // These are claimed, whatever becomes of the others.
            return ClaimResult(jobs: ahead)
        }
    }

    /// Claims behind what was claimed before, where the front need not be seen.
    private func claimAhead(_ request: ClaimRequest) async throws -> [ClaimedJob] {
        let now = steadyTime()
        guard request.limits.isNone, let place = claimFront.start(for: request, at: now) else { return [] }
        let jobs = try await runWork { try ClaimJobs(request: request).run(from: place, on: $0) }
        claimFront.note(jobs, of: request, hasSeenFront: false, at: now)
        return jobs
    }

    private func claimFromFront(_ request: ClaimRequest) async throws -> ClaimResult {
        try await runWork { [foreignRows, claimFront, steadyTime] connection in
            let now = steadyTime()
            let isSearchDue = foreignRows.isSearchDue(for: request, at: now)
            if isSearchDue {
                let search = try FindFirstJob(request: request).run(on: connection)
                foreignRows.note(
                    search.position, foreign: search.foreign, for: request, at: now, hasSeenFront: true)
            }
            let start = foreignRows.start(for: request, at: now)
            guard request.limits.isNone else {
                return try ClaimLimitedJobs(request: request, foreignRows: foreignRows, now: now)
                    .run(from: start, on: connection)
            }
            let jobs = try ClaimJobs(request: request).run(from: start, on: connection)
            claimFront.note(jobs, of: request, hasSeenFront: true, at: now)
            if jobs.isEmpty, !isSearchDue, steadyTime().since(now) >= Self.longWalk {
                let search = try FindFirstJob(request: request).run(from: start, on: connection)
                if search.foreign >= ForeignRows.threshold {
                    foreignRows.note(
                        search.position, foreign: search.foreign, for: request, at: now, hasSeenFront: start == .front)
                }
            }
            return ClaimResult(jobs: jobs)
        }
    }

    /// A claim that took so long and found nothing has read many rows of unknown kinds, as while a slot for a million
    /// users is stored: the next one shall not read them again.
    private static let longWalk = Duration.milliseconds(5)

    /// A batch of nothing but completions is one exchange; if rows have moved since they were claimed, because somebody
    /// else changed them meanwhile, those follow in a transaction of their own.
    package func finish(_ finishes: [JobFinish]) async throws -> [FinishResult] {
        guard !finishes.isEmpty else { return [] }
        let patches = try finishes.map { try MetadataPatch($0.metadata) }
        // What has been done stays done, also if the node is being stopped.
        var batch = FinishJobs(finishes, patches)
        let results: [FinishResult]
        do {
            if batch.isPlain {
                batch = try await runWork(interruptible: false) { [batch] in try batch.completed(on: $0) }
                if batch.isDone { return batch.results }
            }
            results = try await writeWork(interruptible: false) { [batch] in
                try (batch.isPlain ? batch : batch.completed(on: $0)).finished(on: $0)
            }
        } catch let error as SQLError where error.isDataRefused {
            // What JSON allows and the server does not, such as a NUL, can only be in handlers' metadata.
            throw StoreError(.invalid, "the metadata of an ended attempt cannot be stored: \(error)")
        } catch let error as SQLError where error.code == .constraint {
            // The unique key of some job is taken, which only the longer way can deal with.
            results = try await writeWork(interruptible: false) { [batch] in try batch.looking.finished(on: $0) }
        }
        if results.contains(.applied(.available)) { signal.fire() }
        return results
    }

    package func giveBackClaims(of node: String, except ids: [Int64]) async throws -> Int {
        let count = try await runWork { try GiveBackClaims(node: node, known: ids).run(on: $0) }
        if count > 0 { signal.fire() }
        return count
    }

    package func waitForChange(atMost duration: Duration) async throws {
        try await watch.wait(atMost: duration)
    }

    package func queuesDue(among queues: [String]) async throws -> Set<String> {
        try await runWork { try FindDueQueues(queues: queues).run(on: $0) }
    }

    package func cancellationRequests(among ids: [Int64]) async throws -> [Int64] {
        guard !ids.isEmpty else { return [] }
        return try await run { try FindCancellationRequests(ids: ids).run(on: $0) }
    }

    package func backlog(queues: [String], kinds: [JobKind]) async throws -> Backlog {
        try await run { try CountBacklog(queues: queues, kinds: kinds).run(on: $0) }
    }

    package func outlook(queues: [String], kinds: [JobKind]) async throws -> Outlook {
        try await run { try FindOutlook(queues: queues, kinds: kinds).run(on: $0) }
    }
}
