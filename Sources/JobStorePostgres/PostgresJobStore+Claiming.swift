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
            let start = try Self.front(for: request, foreignRows, at: now, on: connection)
            guard request.limits.isNone else {
                return try ClaimLimitedJobs(request: request, foreignRows: foreignRows, now: now)
                    .run(from: start, on: connection)
            }
            let jobs = try ClaimJobs(request: request).run(from: start, on: connection)
            claimFront.note(jobs, of: request, hasSeenFront: true, at: now)
            return ClaimResult(jobs: jobs)
        }
    }

    package func claim(_ requests: [ClaimRequest]) async throws -> [ClaimResult] {
        guard requests.count > 1, ClaimQueues.canServe(requests) else {
            var results: [ClaimResult] = []
            for request in requests { results.append(try await claim(request)) }
            return results
        }
        let now = steadyTime()
        let ahead = requests.map { claimFront.start(for: $0, at: now) }
        var claims = try await runWork { [foreignRows] connection in
            let shares = try zip(requests, ahead).map { request, place in
                ClaimQueues.Share(
                    request: request,
                    start: try place ?? Self.front(for: request, foreignRows, at: now, on: connection))
            }
            return try ClaimQueues.run(shares, on: connection)
        }
        for (number, request) in requests.enumerated() {
            claimFront.note(claims[number], of: request, hasSeenFront: ahead[number] == nil, at: now)
            guard ahead[number] != nil, claims[number].count < request.limit else { continue }
            var rest = request
            rest.limit -= claims[number].count
            // What has been claimed is so, whatever becomes of the others.
            claims[number] += (try? await claimFromFront(rest).jobs) ?? []
        }
        return claims.map { ClaimResult(jobs: $0) }
    }

    /// Where a claim begins that must see the front: behind rows of unknown kinds, if there are many.
    private static func front(
        for request: ClaimRequest, _ foreignRows: ForeignRows, at now: Timestamp, on connection: PostgresConnection
    ) throws -> ClaimPosition {
        if foreignRows.isSearchDue(for: request, at: now) {
            let search = try FindFirstJob(request: request).run(on: connection)
            foreignRows.note(search.position, foreign: search.foreign, for: request, at: now, hasSeenFront: true)
        }
        return foreignRows.start(for: request, at: now)
    }

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
