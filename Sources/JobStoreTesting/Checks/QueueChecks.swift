import JobModel
import JobStore
import JobTime

/// What pausing queues does.
enum QueueChecks {
    static let all = [
        ConformanceCheck("queues are listed once announced or paused", list),
        ConformanceCheck("a paused queue gives no jobs until it is resumed", pause),
        ConformanceCheck("pausing twice keeps the first time", twice),
        ConformanceCheck("a paused queue has no due backlog", backlog),
    ]

    static func list(_ context: ConformanceContext) async throws {
        let store = context.store
        try expect(try await store.queues().isEmpty, "a new store has queues")
        try await store.announce(queues: ["mail", "default"])
        try await context.harness.advance(by: .seconds(5))
        try await store.announce(queues: ["mail"])
        try await store.pause(queue: "other")
        let queues = try await store.queues()
        try expectEqual(queues.map(\.name), ["default", "mail", "other"], "the queues")
        try expectEqual(queues.map { $0.pausedAt == nil }, [true, true, false], "the queues that run")
        try expect(queues[1].updatedAt.since(queues[0].updatedAt) >= .seconds(5), "an announcement left no trace")
    }

    static func pause(_ context: ConformanceContext) async throws {
        let store = context.store
        let ids = try await store.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort")]).map(\.id)
        let running = try await context.claimOne()
        try await store.pause(queue: "default")
        try expect(try await context.claim(9).isEmpty, "a paused queue gave a job")
        let mail = try await context.insert(JobInsert(kind: "sort", queue: "mail"))
        try expectEqual(try await context.claim(queue: "mail").map(\.claim.id), [mail], "another queue's jobs")
        try expectEqual(
            try await context.finish(running.claim, .completed), .applied(.completed), "a running job's end")
        try await store.announce(queues: ["default"])
        try expect(try await context.claim(9).isEmpty, "an announcement lifted the pause")
        try await store.resume(queue: "default")
        try expectEqual(try await context.claim(9).map(\.claim.id), [ids[1]], "the jobs after the pause")
        try await store.resume(queue: "nowhere")
    }

    static func twice(_ context: ConformanceContext) async throws {
        let store = context.store
        try await store.pause(queue: "default")
        let first = try await store.queues().first?.pausedAt
        try await context.harness.advance(by: .seconds(5))
        try await store.pause(queue: "default")
        try expectEqual(try await store.queues().first?.pausedAt, first, "the time of the pause")
    }

    static func backlog(_ context: ConformanceContext) async throws {
        _ = try await context.insert()
        try await context.store.pause(queue: "default")
        let backlog = try await context.store.backlog(queues: ["default"], kinds: ["sort"])
        try expectEqual(backlog.due, 0, "the due jobs")
    }
}
