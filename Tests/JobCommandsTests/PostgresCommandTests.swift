import JSONTree
import PostgresServer
import Testing

/// The commands on a real PostgreSQL server.
@Suite("Commands on PostgreSQL")
struct PostgresCommandTests {
    private static func files(_ store: String) -> [String: String] {
        [
            "jobs.yaml": """
            version: 1
            store: \(store)
            queues: { default: {}, slow: { concurrency: 1 } }
            jobs:
              greet: { args: { name: string }, handler: { exec: [/bin/cat] } }
              nap: { queue: slow, handler: { exec: [/bin/cat] } }
            """,
            "schedules.yaml": """
            version: 1
            schedules:
              nightly: { job: nap, at: "03:00" }
            """,
        ]
    }

    private func database() async throws -> String { try await PostgresServer.shared.makeDatabase() }

    private func migrated() async throws -> Project {
        let project = try Project(Self.files("{ url: \"\(try await database())\" }"))
        let up = await project.run("migrate up")
        try #require(up.exit == 0, "\(up)")
        return project
    }

    @Test("migrations go up in both lines, are listed, and come down, River's only after ours")
    func migrations() async throws {
        let project = try Project(Self.files("{ url: \"\(try await database())\", schema: Jobs_2 }"))
        let missing = await project.run("migrate status --format json")
        #expect(missing.exit == 1)
        let up = try #require(await project.run("migrate up --format json").json)
        #expect(up["river"]?.array?.compactMap(\.int64) == Array(1...7))
        #expect(up["applied"]?.array?.first?.int64 == 1 && up["indexes"]?.array?.isEmpty == true)
        #expect(await project.run("migrate up").output.contains("nothing to do"))
        #expect(await project.run("migrate status").exit == 0)
        #expect(await project.run("migrate sql 6 --line river").output.contains("\"Jobs_2\".river_job"))
        let refused = await project.run("migrate down --line river --to 6 --yes")
        #expect(refused.exit != 0 && refused.messages.contains("take them back first"), "\(refused)")
        #expect(await project.run("migrate down --to 0 --yes").exit == 0)
        #expect(await project.run("migrate down --line river --to 6 --yes").output == "took back migration river 7\n")
    }

    @Test("`store.indexes` is brought about by migrate up, which says what it did; an unwritten one changes nothing")
    func indexes() async throws {
        let url = try await database()
        let project = try Project(Self.files("{ url: \"\(url)\" }"))
        #expect(await project.run("migrate up").exit == 0)
        let steps = [
            (", indexes: lean", "dropped index river_job_args_index\ndropped index river_job_metadata_index\n"),
            ("", "nothing to do: the store is up to date\n"),
            (", indexes: river", "created index river_job_args_index\ncreated index river_job_metadata_index\n"),
        ]
        for (setting, output) in steps {
            try project.write(Self.files("{ url: \"\(url)\"\(setting) }")["jobs.yaml"] ?? "", to: "jobs.yaml")
            let up = await project.run("migrate up")
            #expect(up.exit == 0 && up.output == output, "\(up)")
        }
    }

    @Test("jobs are enqueued, listed by each filter, shown and acted on")
    func jobs() async throws {
        let project = try await migrated()
        for name in ["Ada", "Grüße, 世界"] {
            let run = await project.run(["enqueue", "greet", "--args", #"{"name": "\#(name)"}"#, "--tags", "hello"])
            #expect(run.exit == 0, "\(run.messages)")
        }
        #expect(await project.run("enqueue nap --in 1h").exit == 0)
        let counts = [
            ("--kind greet", 2), ("--queue slow", 1), ("--tag hello", 2), ("--state available", 2),
            ("--state scheduled", 1), ("--schedule nightly", 0), ("--limit 1", 1), ("--after 2", 1),
        ]
        for (options, count) in counts {
            let rows = await project.run("jobs list --format json \(options)").json?["jobs"]?.array
            #expect(rows?.count == count, "\(options)")
        }
        #expect(await project.run("jobs show 2").output.contains(#"{"name":"Grüße, 世界"}"#))
        let cancelled = await project.run("jobs cancel 1 99 --format json")
        #expect(cancelled.exit == 1 && cancelled.json?["changed"]?.array?.compactMap(\.int64) == [1])
        #expect(await project.run("jobs retry 1").output == "retried job 1\n")
        #expect(await project.run("jobs delete 1 2").exit == 0)
        #expect(await project.run("jobs show 1").exit == 1)
    }

    @Test("queues and schedules are paused, run and explained")
    func queuesAndSchedules() async throws {
        let project = try await migrated()
        #expect(await project.run("queues pause slow").output == "paused slow\n")
        #expect(await project.run("queues list").output.contains("by hand"))
        #expect(await project.run("queues resume slow").exit == 0)
        #expect(await project.run("schedules pause nightly").exit == 0)
        #expect(await project.run("schedules list").output.contains("paused"))
        #expect(await project.run("schedules resume nightly").exit == 0)
        #expect(await project.run("schedules run nightly").output == "enqueued job 1\n")
        #expect(await project.run("schedules show nightly").exit == 0)
        #expect(await project.run("why nightly --on 2026-11-22").exit == 0)
        #expect(await project.run("plan --at tomorrow").exit == 0)
        #expect(await project.run("doctor").output.contains("postgres 1"))
    }

    @Test("a store that cannot be used is exit 3, with the server's words and without the password")
    func refusals() async throws {
        let server = try await PostgresServer.shared
        let name = String(try await server.makeDatabase().split(separator: "/").last ?? "")
        let cases = [
            (server.guardedURL(of: name, password: "secret-word"), "password authentication failed"),
            (server.url(of: "nowhere"), "database \"nowhere\" does not exist"),
            ("postgres://postgres:secret-word@127.0.0.1:1/app", "port 1 failed: Connection refused"),
            ("postgres://a:secret-word@[::1/app", "the store's address is no PostgreSQL URL"),
            (server.url(of: name) + "?foo=1", "invalid URI query parameter: \"foo\""),
            (server.url(of: name), "the schema public has no tables of jobs: run `runner migrate up`"),
        ]
        let project = try Project(Self.files("{ url: \"sqlite:jobs.db\" }"))
        for (url, words) in cases {
            for command in [["jobs", "list"], ["queues", "list"], ["enqueue", "nap"]] {
                // What enqueues makes the tables, where it can.
                if command[0] == "enqueue", words.contains("migrate up") { continue }
                let run = await project.run(command + ["--store", url])
                #expect(run.exit == 3 && run.messages.contains(words), "\(command) \(run)")
                #expect(!run.messages.contains("secret-word") && !run.messages.contains("\t"))
            }
        }
    }
}
