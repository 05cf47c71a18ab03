import JSONTree
import Testing

@Suite("Jobs, queues and the store's tables")
struct JobsCommandTests {
    private static let files = [
        "jobs.yaml": """
        version: 1
        queues:
          default: { concurrency: 5 }
          slow: { concurrency: 1 }
        jobs:
          greet: { args: { name: string }, handler: { exec: [/bin/cat] } }
          nap: { queue: slow, handler: { exec: [/bin/cat] } }
        """
    ]

    private static let rowKeys = [
        "id", "kind", "queue", "state", "priority", "attempt", "max_attempts", "args", "metadata", "tags", "errors",
        "attempted_by", "created_at", "scheduled_at", "attempted_at", "finalized_at", "unique_key", "schedule", "slot",
        "subject", "revision",
    ]

    private func filled() async throws -> Project {
        let project = try Project(Self.files)
        for name in ["Ada", "Grüße, 世界"] {
            let run = await project.run(["enqueue", "greet", "--args", #"{"name": "\#(name)"}"#, "--tags", "hello"])
            #expect(run.exit == 0, "\(run.messages)")
        }
        #expect(await project.run("enqueue nap").exit == 0)
        return project
    }

    @Test("a list has the newest first, and says where the next page starts")
    func list() async throws {
        let project = try await filled()
        let first = try #require(await project.run("jobs list --limit 2 --format json").json)
        #expect(first.members.map(\.key) == ["format", "jobs", "next_after"])
        let rows = try #require(first["jobs"]?.array?.compactMap { $0.object })
        #expect(rows.compactMap { $0["id"]?.int64 } == [3, 2] && first["next_after"]?.int64 == 2)
        #expect(rows[1].members.map(\.key) == Self.rowKeys)
        #expect(rows[1]["args"]?.object?["name"]?.string == "Grüße, 世界")
        let second = try #require(await project.run("jobs list --limit 2 --after 2 --format json").json)
        #expect(second["jobs"]?.array?.count == 1 && second["next_after"]?.isNull == true)
    }

    @Test(
        "filters narrow a list",
        arguments: [
            ("--kind greet", 2), ("--queue slow", 1), ("--tag hello", 2), ("--state available", 3),
            ("--state completed", 0), ("--state completed --state available", 3), ("--kind nothing", 0),
            ("--schedule nothing", 0),
        ])
    func filters(options: String, count: Int) async throws {
        let project = try await filled()
        let run = await project.run("jobs list --format json \(options)")
        #expect(run.exit == 0 && run.json?["jobs"]?.array?.count == count)
    }

    @Test("one job is shown whole; an unknown one is exit 1")
    func show() async throws {
        let project = try await filled()
        let document = try #require(await project.run("jobs show 1 --format json").json)
        #expect(document.members.map(\.key) == ["format"] + Self.rowKeys)
        #expect(await project.run("jobs show 1").output.contains(#"{"name":"Ada"}"#))
        let unknown = await project.run("jobs show 99")
        #expect(unknown.exit == 1 && unknown.messages.contains("there is no job 99"))
    }

    @Test("acts on several jobs say which changed, and end with 1 if an id is unknown")
    func acts() async throws {
        let project = try await filled()
        let cancelled = await project.run("jobs cancel 1 99 --format json")
        #expect(cancelled.exit == 1)
        #expect(cancelled.json?["changed"]?.array?.compactMap { $0.int64 } == [1])
        let skipped = try #require(cancelled.json?["skipped"]?.array?.first?.object)
        #expect(skipped["id"]?.int64 == 99 && skipped["reason"]?.string?.isEmpty == false)
        let retried = await project.run("jobs retry 1")
        #expect(retried.exit == 0 && retried.output == "retried job 1\n")
        #expect(await project.run("jobs delete 1 2").exit == 0)
        #expect(await project.run("jobs list --format json").json?["jobs"]?.array?.count == 1)
    }

    @Test("a queue is paused and resumed by hand")
    func queues() async throws {
        let project = try await filled()
        func paused() async -> [String] {
            let queues = await project.run("queues list --format json").json?["queues"]?.array?.compactMap { $0.object }
            return (queues ?? []).filter { $0["paused"]?.bool == true }.compactMap { $0["name"]?.string }
        }
        #expect(await project.run("queues pause slow").output == "paused slow\n")
        #expect(await paused() == ["slow"])
        #expect(await project.run("queues resume slow --format json").json?["state"]?.string == "resumed")
        #expect(await paused().isEmpty)
    }

    @Test("migrations go up, are listed, and come down")
    func migrations() async throws {
        let project = try Project(Self.files)
        #expect(await project.run("migrate status").exit == 3)
        let up = await project.run("migrate up --format json")
        #expect(up.exit == 0 && up.json?["applied"]?.array?.isEmpty == false)
        #expect(await project.run("migrate up").output.contains("nothing to do"))
        #expect(await project.run("migrate status").exit == 0)
        #expect(await project.run("migrate sql 1").output.contains("CREATE TABLE"))
        let down = await project.run("migrate down --to 0 --yes")
        #expect(down.exit == 0 && down.output.contains("took back"))
        #expect(await project.run("migrate status").exit == 1)
    }

    @Test("the doctor looks at everything, and ends with 3 without a store")
    func doctor() async throws {
        let project = try Project(Self.files)
        let without = await project.run("doctor --format json")
        #expect(without.exit == 3 && without.json?["ok"]?.bool == false)
        _ = await project.run("migrate up")
        let with = try #require(await project.run("doctor --format json").json)
        let names = try #require(with["checks"]?.array?.compactMap { $0.object?["name"]?.string })
        #expect(Set(names).isSuperset(of: ["runner", "configuration", "tzdata", "store", "schema", "clock", "nodes"]))
        let health = await project.run("health --format json")
        #expect(health.exit == 1 && health.json?["ok"]?.bool == false)
    }

    @Test("a benchmark prints what it found, and keeps out of a store in use")
    func bench() async throws {
        let project = try await filled()
        let run = await project.run("bench --jobs 50 --completed delete --format json -q")
        #expect(run.exit == 0, "\(run.messages)")
        let document = try #require(run.json)
        #expect(
            document.members.map(\.key) == [
                "format", "store", "jobs", "insert_per_s", "work_per_s", "floor_per_s", "efficiency", "latency_ms",
                "peak_rss_mb", "claim", "completed", "batch", "finish_batch", "backlog", "beside", "queues",
                "connections", "cpu_us_per_job",
            ])
        #expect(document["completed"]?.string == "delete")
        #expect(document["latency_ms"]?.object?.members.map(\.key) == ["p50", "p95", "p99"])
        let refused = await project.run("bench --jobs 50 --store sqlite:\(project.path)/.runner/runner.db")
        #expect(refused.exit == 2 && refused.messages.contains("the store has jobs"))
    }
}
