import JSONTree
import JobModel
import JobSQL
import JobStore
import PostgresDriver
import PostgresServer
import Testing

@testable import JobStorePostgres

/// What River's clients hear from us, on which channel.
@Suite("Notifications, as a plain connection hears them", .timeLimit(.minutes(5)))
struct NotificationTests {
    private func listening(
        _ schema: String, _ body: (LedgerStore, PlainListener) async throws -> Void
    ) async throws {
        try await TestTurns.shared.take {
            let world = try await LedgerStore.new(schema: schema)
            let listener = try await PlainListener(prefix: schema, in: world)
            try await body(world, listener)
            await listener.close()
            await world.store.close()
        }
    }

    private func inserts(_ schema: String, _ queues: String...) -> [PlainListener.Message] {
        queues.map { PlainListener.Message("\(schema).river_insert", ["queue": .string($0)]) }
    }

    @Test(
        "each queue with available jobs is named once, one whose jobs come later is not",
        arguments: ["public", "Jobs_2"])
    func inserted(schema: String) async throws {
        try await listening(schema) { world, listener in
            let heard = try await listener.hear {
                _ = try await world.store.insert([
                    JobInsert(kind: "sort", queue: "mail"), JobInsert(kind: "sort", queue: #"a "b""#),
                    JobInsert(kind: "sort", queue: "mail"),
                    JobInsert(kind: "sort", queue: "later", delay: .seconds(60)),
                ])
            }
            #expect(heard == inserts(schema, #"a "b""#, "mail"))
        }
    }

    @Test("a transaction tells of its jobs when it commits, and of nothing when it does not")
    func transactions() async throws {
        struct Refused: Error {}
        try await listening("public") { world, listener in
            let store = world.store
            let undone = try await listener.hear {
                await #expect(throws: Refused.self) {
                    try await store.database.transaction { transaction in
                        _ = try store.insert([JobInsert(kind: "sort", queue: "mail")], in: transaction)
                        throw Refused()
                    }
                }
            }
            #expect(undone.isEmpty)
            let done = try await listener.hear {
                try await store.database.transaction { transaction in
                    _ = try store.insert([JobInsert(kind: "sort", queue: "mail")], in: transaction)
                }
            }
            #expect(done == inserts("public", "mail"))
        }
    }

    @Test("jobs that become due are told of, each queue once")
    func promoted() async throws {
        try await listening("Jobs_2") { world, listener in
            _ = try await world.store.insert(
                ["mail", "mail", "disk"].map {
                    JobInsert(kind: "sort", queue: $0, delay: .seconds(60))
                })
            try await world.script("UPDATE $schema.river_job SET scheduled_at = now() WHERE queue = 'mail'")
            let heard = try await listener.hear { _ = try await world.store.promote(limit: 10) }
            #expect(heard == inserts("Jobs_2", "mail"))
        }
    }

    @Test("a queue is paused and resumed")
    func queues() async throws {
        try await listening("Jobs_2") { world, listener in
            let heard = try await listener.hear {
                try await world.store.pause(queue: "mail")
                try await world.store.resume(queue: "mail")
            }
            #expect(
                heard
                    == ["pause", "resume"].map {
                        PlainListener.Message("Jobs_2.river_control", ["action": .string($0), "queue": "mail"])
                    })
        }
    }

    @Test("each job that has not ended is cancelled by its number, whatever it does")
    func cancelled() async throws {
        try await listening("Jobs_2") { world, listener in
            let ids = try await world.store.insert(
                (0..<4).map { _ in JobInsert(kind: "sort", queue: "mail") }
            ).map(\.id)
            try await world.script(
                """
                UPDATE $schema.river_job SET state = 'running' WHERE id = \(ids[1]);
                UPDATE $schema.river_job SET state = 'scheduled' WHERE id = \(ids[2]);
                UPDATE $schema.river_job SET state = 'completed', finalized_at = now() WHERE id = \(ids[3])
                """)
            _ = try await listener.hear()
            let heard = try await listener.hear { _ = try await world.store.cancel(ids) }
            #expect(
                Set(heard)
                    == Set(
                        ids.prefix(3).map {
                            PlainListener.Message(
                                "Jobs_2.river_control",
                                ["action": "cancel", "job_id": JSONValue($0), "queue": "mail"])
                        }))
            #expect(heard.count == 3)
        }
    }

    @Test("a leader that resigns says who it was, and one that has not led says nothing")
    func resigned() async throws {
        try await listening("Jobs_2") { world, listener in
            let heard = try await listener.hear {
                let elected = try await world.store.run { try KeepLeader.stand("runner:a_1_x", on: $0) }
                let term = try #require(elected)
                for _ in 0..<2 { try await world.store.run { try KeepLeader.resign(term, on: $0) } }
                try await world.store.remove(node: "runner:a_1_x")
            }
            #expect(
                heard == [
                    PlainListener.Message(
                        "Jobs_2.river_leadership", ["leader_id": "runner:a_1_x", "action": "resigned"])
                ])
        }
    }

    @Test("of a stream of jobs those come through that the pace allows")
    func pace() async throws {
        try await listening("public") { world, listener in
            let time = ManualTime()
            let store = try await PostgresJobStore.open(
                PostgresLocation(url: world.database.url), steadyTime: time.now)
            func insert(_ count: Int) async throws {
                for _ in 0..<count { _ = try await store.insert([JobInsert(kind: "sort", queue: "mail")]) }
            }
            #expect(try await listener.hear { try await insert(25) }.count == 20)
            time.advance(by: .milliseconds(10))
            #expect(try await listener.hear { try await insert(25) } == inserts("public", "mail", "mail"))
            await store.close()
        }
    }
}
