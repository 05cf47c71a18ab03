import JSONTree
import JobModel
import JobPlugin
import JobPluginTesting
import JobSQL
import JobStore
import JobStoreSQLite
import JobTime
import Testing

@Suite("A test runner")
struct TestRunnerTests {
    struct Errands: JobPlugin {
        struct Settings: Codable, Sendable { var greeting: String? }
        static let id: PluginID = "errands"
        let greeting: String
        let database: any SQLDatabase

        init(settings: Settings, services: PluginServices) {
            greeting = settings.greeting ?? "hello"
            database = services.database
        }

        static var items: [PluginItem<Self>] {
            Handle(Greet.self) { Greet(greeting: $0.greeting, database: $0.database) }
            Handle(Fail.self) { _ in Fail() }
        }

        static var migrations: [PluginMigration] {
            [PluginMigration("001_greetings") { _ in "CREATE TABLE greetings (text TEXT)" }]
        }
    }

    struct Greet: JobHandler {
        static let kind: JobKind = "greet"
        struct Arguments: Codable, Sendable, Equatable { var name: String }
        let greeting: String
        let database: any SQLDatabase

        func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
            let text = "\(greeting) \(arguments.name)"
            try await database.transaction {
                _ = try $0.query("INSERT INTO greetings (text) VALUES ($1)", [.text(text)])
            }
            if arguments.name == "all" {
                try await context.client.enqueue(Greet.self, Arguments(name: "you"))
            }
            return .completed
        }
    }

    struct Fail: JobHandler {
        static let kind: JobKind = "fail"
        struct Arguments: Codable, Sendable { var until: Int; var way: String }
        struct Trouble: Error {}

        func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
            guard context.attempt < arguments.until else { return .completed }
            switch arguments.way {
            case "snooze":
                return context.now().since(context.createdAt) > .seconds(30) ? .completed : .snoozed(for: .seconds(60))
            case "cancel": return .cancelled(reason: "no use")
            default: throw Trouble()
            }
        }

        func retry(after failure: JobFailure<Arguments>) -> RetryDecision {
            switch failure.arguments.way {
            case "hook": .retry(after: .seconds(600))
            case "discard": .discard(reason: "hopeless")
            default: .usePolicy
            }
        }
    }

    @Test("works a plugin's jobs and what they enqueue on its own tables")
    func works() async throws {
        let runner = try await TestRunner(Errands.self, settings: ["greeting": "welcome"])
        try await runner.client.enqueue(Greet.self, .init(name: "all"))
        let summary = try await runner.drain()
        #expect(summary.completed == 2)
        let texts = try await runner.database.read { try $0.query("SELECT text FROM greetings", []).map { $0[0].text } }
        #expect(texts == ["welcome all", "welcome you"])
        try await runner.assertEnqueued(Greet.self) { $0.name == "you" }
        await #expect(throws: NotEnqueuedError.self) {
            try await runner.assertEnqueued(Greet.self) { $0.name == "nobody" }
        }
        await runner.close()
    }

    @Test("retries by the policy, letting time pass")
    func policy() async throws {
        let runner = try await TestRunner(
            Errands.self, policy: RetryPolicy(maxAttempts: 5, backoff: Backoff(.delays([.seconds(10), .seconds(100)]))))
        let start = runner.clock.timestamp
        try await runner.client.enqueue(Fail.self, .init(until: 4, way: "policy"))
        let summary = try await runner.drain()
        #expect(summary.retried == 3)
        #expect(summary.completed == 1)
        #expect(runner.clock.timestamp.since(start) == .seconds(210))
        #expect(summary.failures.map(\.attempt) == [1, 2, 3])
        await runner.close()
    }

    @Test("lets the hook decide, and the number of attempts above it")
    func hook() async throws {
        let runner = try await TestRunner(
            Errands.self, policy: RetryPolicy(maxAttempts: 2, backoff: Backoff(.constant(.seconds(1)))))
        let start = runner.clock.timestamp
        try await runner.client.enqueue(Fail.self, .init(until: 9, way: "hook"))
        #expect(try await runner.drain().discarded == 1)
        #expect(runner.clock.timestamp.since(start) == .seconds(600))
        try await runner.client.enqueue(Fail.self, .init(until: 9, way: "discard"))
        let summary = try await runner.drain()
        #expect(summary.attempts == 1)
        #expect(summary.failures.map(\.state) == [.discarded])
        await runner.close()
    }

    @Test("puts jobs off and cancels them as handlers say")
    func outcomes() async throws {
        let runner = try await TestRunner(Errands.self)
        try await runner.client.enqueue(Fail.self, .init(until: 9, way: "snooze"))
        try await runner.client.enqueue(Fail.self, .init(until: 9, way: "cancel"))
        let summary = try await runner.drain()
        #expect(summary.snoozed == 1)
        #expect(summary.completed == 1)
        #expect(summary.cancelled == 1)
        await runner.close()
    }

    @Test("leaves jobs beyond its horizon")
    func horizon() async throws {
        let runner = try await TestRunner(Errands.self)
        let options = EnqueueOptions(delay: .seconds(7_200))
        try await runner.client.enqueue(Greet.self, .init(name: "later"), options: options)
        #expect(try await runner.drain(advancingAtMost: .seconds(3_600)).attempts == 0)
        #expect(try await runner.drain().completed == 1)
        await runner.close()
    }
}
