import JSONTree
import JobConfig
import JobDiagnostics
import Testing
import YAMLTree

@Suite("The editors' schemas")
struct ConfigSchemaTests {
    private let jobs = SchemaCheck(root: ConfigReference.jsonSchema(for: .jobs))
    private let schedules = SchemaCheck(root: ConfigReference.jsonSchema(for: .schedules))

    private func tree(_ text: String) throws -> JSONValue {
        JSONValue(try #require(reading(text).jobs.root))
    }

    @Test("accept the repository's own files")
    func own() throws {
        let own = ConfigurationFolder(repositoryRoot).read()
        #expect(jobs.accepts(JSONValue(try #require(own.jobs.root))))
        #expect(schedules.accepts(JSONValue(try #require(own.schedules?.root))))
    }

    @Test("accept what an environment may say, and null there")
    func environments() throws {
        #expect(
            jobs.accepts(try tree("version: 1\nenvironments: { dev: { queues: { low: null, a: { weight: 2 } } } }\n")))
    }

    @Test(
        "refuse what reading refuses",
        arguments: [
            "version: 2", "queues: {}", "version: 1\nqueus: {}", "version: 1\nqueues: { low: { concurrency: 0 } }",
            "version: 1\nqueues: { Low: {} }", "version: 1\nruntime: { shutdown_timeout: 30 }",
            "version: 1\njobs: { ab: { args: { id: int } } }", "version: 1\njobs: { ab: { handler: {} } }",
            "version: 1\nenvironments: { dev: { jobs: {} } }",
        ])
    func bad(_ text: String) throws {
        #expect(!jobs.accepts(try tree(text)))
        #expect(reading(text).diagnostics.contains { $0.severity == .error })
    }

    @Test(
        "refuse triggers that reading refuses",
        arguments: ["", "cron: a, every: 1h", "every: 1h, days: [mon]", "at: \"6:00\"", "at: \"06:00\", days: [mo]"])
    func triggers(_ trigger: String) throws {
        #expect(!schedules.accepts(try tree("version: 1\nschedules: { a: { job: ab, \(trigger) } }")))
    }
}
