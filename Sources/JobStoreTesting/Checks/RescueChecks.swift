import JSONTree
import JobModel
import JobStore
import JobTime

/// What becomes of jobs whose node is lost.
enum RescueChecks {
    static let all = [
        ConformanceCheck("a node is known from its first beat to its removal", nodes),
        ConformanceCheck("jobs of living nodes are left alone", living),
        ConformanceCheck("a lost node's jobs are available at once", lost),
        ConformanceCheck("jobs of nodes nobody knows are rescued", unknown),
        ConformanceCheck("a rescue takes no more than its limit", limit),
        ConformanceCheck("an end that comes after the rescue is stale", lateEnd),
        ConformanceCheck("nothing is discarded before the third rescue", patience),
        ConformanceCheck("a job that was to be cancelled ends with its node", cancelled),
        ConformanceCheck("a job rescued twice is claimed as suspected only", suspected),
    ]

    private static let lostAfter = Duration.seconds(30)

    private static func rescue(_ context: ConformanceContext, limit: Int = 100) async throws -> [RescuedJob] {
        try await context.store.rescueJobs(ofNodesLostFor: lostAfter, limit: limit)
    }

    /// Claims the job as a node that then falls silent, and rescues it.
    private static func lose(
        _ context: ConformanceContext, selection: ClaimRequest.Selection = .ordinary
    ) async throws -> RescuedJob {
        try await context.beat()
        _ = try await context.claimOne(selection: selection)
        try await context.harness.advance(by: .seconds(31))
        let rescued = try await rescue(context)
        try expectEqual(rescued.count, 1, "the rescued jobs")
        return rescued[0]
    }

    static func nodes(_ context: ConformanceContext) async throws {
        let store = context.store
        try await context.beat("node_b")
        try await context.beat("node_a")
        try await context.harness.advance(by: .seconds(10))
        try await store.heartbeat(
            NodeHeartbeat(
                node: "node_a", host: "other", process: 7, version: "2", tzdata: "2026a", configuration: "new",
                queues: ["default", "mail"], running: 3))
        let nodes = try await store.nodes()
        try expectEqual(nodes.map(\.heartbeat.node), ["node_a", "node_b"], "the nodes")
        try expectEqual(nodes[0].heartbeat.queues, ["default", "mail"], "the queues of the last beat")
        try expectEqual(nodes[0].heartbeat.running, 3, "the jobs of the last beat")
        try expect(nodes[0].seenAt.since(nodes[0].startedAt) >= .seconds(10), "the last beat is not later")
        try expect(nodes[1].seenAt.since(nodes[1].startedAt) < .seconds(10), "a silent node was seen")
        try await store.remove(node: "node_a")
        try await store.remove(node: "nobody")
        try expectEqual(try await store.nodes().map(\.heartbeat.node), ["node_b"], "the nodes after the removal")
    }

    static func living(_ context: ConformanceContext) async throws {
        try await context.beat()
        let id = try await context.insert()
        _ = try await context.claimOne()
        try await context.harness.advance(by: .seconds(20))
        try await context.beat()
        try await context.harness.advance(by: .seconds(20))
        try expect(try await rescue(context).isEmpty, "a living node's job was rescued")
        try expectEqual(try await context.state(id), .running, "the state")
    }

    static func lost(_ context: ConformanceContext) async throws {
        let id = try await context.insert(JobInsert(kind: "sort", metadata: #"{"k":1}"#))
        let rescued = try await lose(context)
        try expectEqual(
            rescued, RescuedJob(id: id, kind: "sort", node: "node_a", rescues: 1, state: .available), "the rescue")
        let job = try await context.job(id)
        try expectEqual(job.state, .available, "the state")
        try expectEqual(job.attempt, 1, "the attempts")
        try expectEqual(job.errors.map(\.error), ["node lost"], "the errors")
        try expectEqual(job.errors.map(\.attempt), [1], "the errors' attempts")
        try expectEqual(job.metadata["river:rescue_count"]?.int64, 1, "the rescues")
        try expectEqual(job.metadata["k"]?.int64, 1, "other metadata")
        let claimed = try await context.claimOne(node: "node_b")
        try expectEqual(claimed.claim.attempt, 2, "the next attempt")
        try expectEqual(claimed.failures, 1, "the failures")
    }

    static func unknown(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        _ = try await context.claimOne(node: ConformanceContext.nobody)
        try expectEqual(try await rescue(context).map(\.id), [id], "the rescued jobs")
        try expectEqual(try await context.state(id), .available, "the state")
    }

    static func limit(_ context: ConformanceContext) async throws {
        _ = try await context.store.insert((0..<5).map { _ in JobInsert(kind: "sort") })
        _ = try await context.claim(5, node: ConformanceContext.nobody)
        try expectEqual(try await rescue(context, limit: 2).count, 2, "the first rescue")
        try expectEqual(try await rescue(context, limit: 9).count, 3, "the second rescue")
        try expectEqual(try await rescue(context).count, 0, "the third rescue")
    }

    static func lateEnd(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        let claim = try await context.claimOne(node: ConformanceContext.nobody).claim
        _ = try await rescue(context)
        let rescued = try await context.job(id)
        try expectEqual(try await context.finish(claim, .completed), .stale, "the result before the next claim")
        try expectEqual(try await context.job(id), rescued, "the rescued job")
        let next = try await context.claimOne(node: "node_b").claim
        let running = try await context.job(id)
        for outcome: JobFinish.Outcome in [.completed, .retry(after: .zero, error: "no"), .release] {
            try expectEqual(try await context.finish(claim, outcome), .stale, "the result after the next claim")
        }
        try expectEqual(try await context.job(id), running, "the job that runs again")
        try expectEqual(try await context.finish(next, .completed), .applied(.completed), "the result of its own node")
    }

    static func patience(_ context: ConformanceContext) async throws {
        let id = try await context.insert(JobInsert(kind: "sort", maxAttempts: 1))
        for rescues in 1...2 {
            let rescued = try await lose(context)
            try expectEqual(rescued.rescues, rescues, "the rescues")
            try expectEqual(rescued.state, .available, "the state after \(rescues) rescues")
        }
        try expectEqual(try await lose(context, selection: .suspected).state, .discarded, "the state after three")
        let job = try await context.job(id)
        try expectEqual(job.state, .discarded, "the state")
        try expect(job.finalizedAt != nil, "the job has no end")
        try expectEqual(job.errors.count, 3, "the errors")
    }

    static func cancelled(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        _ = try await context.claimOne(node: ConformanceContext.nobody)
        _ = try await context.store.cancel([id])
        try expectEqual(try await rescue(context).map(\.state), [.cancelled], "the rescued job's state")
        let job = try await context.job(id)
        try expectEqual(job.state, .cancelled, "the state")
        try expect(job.finalizedAt != nil, "the job has no end")
    }

    static func suspected(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        _ = try await lose(context)
        try expect(try await context.claim(selection: .suspected).isEmpty, "one rescue made a job suspected")
        _ = try await lose(context)
        let harmless = try await context.insert()
        let backlog = try await context.store.backlog(queues: ["default"], kinds: ["sort"])
        try expectEqual(backlog.due, 2, "the due jobs")
        try expectEqual(backlog.suspected, 1, "the suspected ones among them")
        let outlook = try await context.store.outlook(queues: ["default"], kinds: ["sort"])
        try expect(outlook.isSuspectDue, "the outlook does not show the suspected job")
        let foreign = try await context.store.outlook(queues: ["default"], kinds: ["foreign"])
        try expect(!foreign.isSuspectDue, "the outlook shows a suspected job of another kind")
        try expectEqual(try await context.claim(9).map(\.claim.id), [harmless], "the ordinary jobs")
        try expectEqual(try await context.claim(9, selection: .suspected).map(\.claim.id), [id], "the suspected jobs")
    }
}
