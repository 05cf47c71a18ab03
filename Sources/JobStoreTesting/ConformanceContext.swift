import JobModel
import JobStore
import JobTime

/// A check's store with the steps that most checks are made of.
struct ConformanceContext: Sendable {
    let store: any JobStore
    let harness: any StoreHarness

    /// A node that never said a word: only its name shows that it is one of ours.
    static let nobody = NodeName.make(
        host: "host", unique: "7_" + NodeName.unique(now: Timestamp(seconds: 1_800_000_000), random: 0.5))

    /// Stores one job.
    @discardableResult
    func insert(_ job: JobInsert = JobInsert(kind: "sort")) async throws -> Int64 {
        let results = try await store.insert([job])
        guard results.count == 1, let result = results.first else {
            throw ConformanceFailure("one job was stored and \(results.count) results came back")
        }
        return result.id
    }

    /// Claims jobs as a node that knows one kind.
    func claim(
        _ limit: Int = 1, queue: String = "default", kinds: [JobKind] = ["sort"], node: String = "node_a",
        selection: ClaimRequest.Selection = .ordinary
    ) async throws -> [ClaimedJob] {
        try await store.claim(
            ClaimRequest(queue: queue, limit: limit, kinds: kinds, node: node, selection: selection)
        ).jobs
    }

    /// Claims jobs under limits.
    func claim(
        under limits: ClaimLimits, _ limit: Int = 9, from store: (any JobStore)? = nil, queue: String = "default",
        kinds: [JobKind] = ["sort", "mail"], node: String = "node_a", selection: ClaimRequest.Selection = .ordinary
    ) async throws -> ClaimResult {
        try await (store ?? self.store).claim(
            ClaimRequest(
                queue: queue, limit: limit, kinds: kinds, node: node, selection: selection, limits: limits))
    }

    /// Runs a body with a peer of the store, as another node has it.
    func withPeer(_ body: (any JobStore) async throws -> Void) async throws {
        let peer = try await harness.makePeer(of: store)
        try await body(peer)
        if peer as AnyObject !== store as AnyObject { await peer.close() }
    }

    /// Ends attempts as completed.
    func complete(_ jobs: [ClaimedJob]) async throws {
        let results = try await store.finish(jobs.map { JobFinish($0.claim, .completed) })
        try expect(results.allSatisfy { $0 == .applied(.completed) }, "an attempt could not be ended")
    }

    /// Claims the one job that must be there.
    func claimOne(
        node: String = "node_a", selection: ClaimRequest.Selection = .ordinary, file: String = #fileID,
        line: UInt = #line
    ) async throws -> ClaimedJob {
        guard let job = try await claim(1, node: node, selection: selection).first else {
            throw ConformanceFailure("no job could be claimed", file: file, line: line)
        }
        return job
    }

    /// Ends one attempt.
    @discardableResult
    func finish(
        _ claim: JobClaim, _ outcome: JobFinish.Outcome, metadata: String? = nil
    ) async throws -> FinishResult {
        let results = try await store.finish([JobFinish(claim, outcome, metadata: metadata)])
        guard results.count == 1, let result = results.first else {
            throw ConformanceFailure("one attempt was ended and \(results.count) results came back")
        }
        return result
    }

    /// Stores a job, claims it, ends it; gives it as it is then.
    func work(_ outcome: JobFinish.Outcome) async throws -> JobRecord {
        try await work(JobInsert(kind: "sort"), outcome)
    }

    /// The same with a job of one's own.
    func work(_ job: JobInsert, _ outcome: JobFinish.Outcome) async throws -> JobRecord {
        let id = try await insert(job)
        let claimed = try await claimOne()
        try expectEqual(claimed.claim.id, id, "the claimed job")
        try await finish(claimed.claim, outcome)
        return try await self.job(id)
    }

    /// The job that must be there.
    func job(_ id: Int64, file: String = #fileID, line: UInt = #line) async throws -> JobRecord {
        guard let job = try await store.job(id) else {
            throw ConformanceFailure("job \(id) is gone", file: file, line: line)
        }
        return job
    }

    /// The job's state.
    func state(_ id: Int64) async throws -> JobState {
        try await job(id).state
    }

    /// Notes that a node lives.
    func beat(_ node: String = "node_a") async throws {
        try await store.heartbeat(
            NodeHeartbeat(
                node: node, host: "host", process: 1, version: "1", tzdata: "2025b", configuration: "digest",
                queues: ["default"], running: 0))
    }

    /// A job that is unique by a key.
    func unique(_ key: UInt8, _ states: JobStateSet = .uniqueByDefault) -> JobInsert {
        JobInsert(kind: "sort", uniqueKey: [UInt8](repeating: key, count: 32), uniqueStates: states)
    }
}
