import JobConfig
import JobDiagnostics
import SourceMarks
import Testing

@Suite("Findings in jobs.yaml")
struct JobsShapeTests {
    @Test(
        "name the code, the place and the cause",
        arguments: [
            ("queues: { low: { concurency: 4 } }", "error RJ101 2:18 unknown key 'concurency' in 'queues.NAME'"),
            (
                "queues: { low: { concurrency: \"four\" } }",
                "error RJ100 2:31 expected a whole number of at least 1, found text \"four\""
            ),
            (
                "queues: { low: { concurrency: 0 } }",
                "error RJ103 2:31 'concurrency' is 0, which is too small: at least 1"
            ),
            (
                "queues: { low: { concurrency: 010 } }",
                "error RJ052 2:31 010 has a leading zero: YAML 1.1 tools read it in base 8"
            ),
            ("queues: { low: { concurrency: 1_000 } }", "error RJ053 2:31 1_000 is a number only in YAML 1.1"),
            (
                "queues: { low: { concurrency: 1e3 } }",
                "error RJ054 2:31 expected a whole number of at least 1, found 1e3"
            ),
            (
                "queues: { low: { paused: no } }",
                "error RJ050 2:26 expected true or false, found no, which is text in YAML 1.2"
            ),
            ("queues: { Low: {} }", "error RJ107 2:11 \"Low\" cannot be a name here"),
            (
                "queues: { low: { claim: rows } }",
                "error RJ104 2:25 \"rows\" is not a value of 'claim'; expected one of row, transaction"
            ),
            ("queues: { low: { rate_limit: { max: 5 } } }", "error RJ102 2:18 'rate_limit' has no 'per'"),
            ("queues:\n  low:", "error RJ106 3:3 'low' has no value"),
            ("queues: [low]", "error RJ100 2:9 expected a map of queues by name, found a list"),
            ("runtime: { shutdown_timeout: 30 }", "error RJ210 2:30 30 has no unit"),
            (
                "retry_policies: { a: { backoff: { curve: exponental } } }",
                "error RJ104 2:42 \"exponental\" is not a value of 'curve'; expected one of constant, linear, exponential, polynomial, delays"
            ),
            (
                "retry_policies: { a: { backoff: { curve: linear, base: 1s, factor: 2 } } }",
                "error RJ111 2:60 'factor' means nothing with the curve linear"
            ),
            (
                "retry_policies: { a: { backoff: { jitter: 0.1 } } }",
                "error RJ110 2:43 expected a percentage such as 10%, found the number 0.1"
            ),
            ("jobs: { ab: { args: { id: int } } }", "error RJ113 2:27 \"int\" is not a type"),
            ("jobs: { ab: { unique: { by: [id] } } }", "error RJ115 2:30 \"id\" is neither args nor args.FIELD"),
            (
                "jobs: { ab: { unique: { by: [], while: [available, running] } } }",
                "error RJ116 2:40 'while' leaves out pending, scheduled"
            ),
            (
                "jobs: { ab: { handler: { exec: [a], http: { url: \"http://a\" } } } }",
                "error RJ105 2:37 'http' cannot stand beside 'exec' in 'handler'"
            ),
            ("jobs: { ab: { timeout: 1h30 } }", "error RJ210 2:26 30 has no unit"),
            (
                "jobs: { ab: { timeout: 1:30 } }",
                "error RJ051 2:24 1:30 is not a duration: hours and minutes, or minutes and seconds?"
            ),
            ("store: { url: \"mysql://a\" }", "error RJ124 2:15 a store's URL begins with sqlite: or postgres://"),
            ("store: { url: \"sqlite:${A\" }", "error RJ043 2:23 '${' has no '}'"),
            (
                "jobs: { ab: { description: \"${A}\" } }",
                "warning RJ044 2:29 variables are replaced only under 'store' and 'plugins'; here ${A} is plain text"
            ),
        ])
    func found(_ text: String, _ expected: String) {
        #expect(reading("version: 1\n" + text).diagnostics.map(\.line) == [expected])
    }

    @Test("do not stop at the first")
    func several() {
        let lines = reading("version: 2\nqueus: {}\nruntime: { concurrency: x, tzdata: }\n").diagnostics.map(\.code)
        #expect(lines == ["RJ108", "RJ101", "RJ100", "RJ106"])
    }

    @Test("say where a key belongs that is known elsewhere")
    func elsewhere() {
        let help = reading("version: 1\nqueues: { low: { max_attempts: 3 } }\n").diagnostics.first?.help
        #expect(help == "this key belongs under 'retry_policies.NAME'")
    }

    @Test("show where an alias uses the place")
    func alias() throws {
        let text = "version: 1\nx-a: &a { weight: x }\nqueues: { low: *a, high: *a }\n"
        let found = reading(text).diagnostics
        #expect(found.map(\.line) == ["error RJ100 2:19 expected a whole number of at least 1, found text \"x\""])
        #expect(try #require(found.first).related.map(\.location.span.start.column) == [16, 26])
    }

    @Test("a missing jobs.yaml is one at 1:1")
    func missing() {
        let found = ConfigurationFolderFixture.missing.diagnostics.map(\.line)
        #expect(found == ["error RJ030 1:1 there is no jobs.yaml here"])
    }
}
