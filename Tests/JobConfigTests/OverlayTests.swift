import JobConfig
import JobDiagnostics
import Testing

@Suite("Environments")
struct OverlayTests {
    private let base = "version: 1\nqueues: { low: { concurrency: 2, rate_limit: { max: 5, per: 1m } } }\n"

    @Test("maps merge, scalars replace, null removes")
    func merge() throws {
        let text = base + "environments: { dev: { queues: { low: { concurrency: 9, rate_limit: null }, new: {} } } }\n"
        let result = reading(text)
        let dev = try #require(result.configuration(environment: "dev"))
        #expect(result.diagnostics.isEmpty)
        #expect(dev.queue("low")?.concurrency.value == 9)
        #expect(dev.queue("low")?.rateLimit == nil)
        #expect(dev.queue("new")?.concurrency.value == 20)
        #expect(result.base?.queue("low")?.concurrency.value == 2)
    }

    @Test("only what an environment adds carries its name, and nothing of the base is repeated")
    func findings() {
        let text =
            base + "runtime: { concurrency: 0 }\nenvironments: { dev: { queues: { low: { weight: x } }, jobs: {} } }\n"
        #expect(
            reading(text).diagnostics.map(\.line) == [
                "error RJ103 3:25 'concurrency' is 0, which is too small: at least 1",
                "error RJ100 4:49 [dev] expected a whole number of at least 1, found text \"x\"",
                "error RJ120 4:56 [dev] an environment cannot change 'jobs'",
            ])
    }

    @Test("schedules can be switched off by id")
    func schedules() {
        let schedules = "version: 1\nschedules: { daily: { job: ab, every: 1d } }\n"
        let text =
            "version: 1\nenvironments: { dev: { schedules: { daily: { enabled: false }, dialy: { enabled: false } } } }\n"
        let result = reading(text, schedules: schedules)
        #expect(result.configuration(environment: "dev")?.schedule("daily")?.enabled.value == false)
        #expect(result.base?.schedule("daily")?.enabled.value == true)
        #expect(result.diagnostics.map(\.line) == ["error RJ121 2:64 [dev] there is no schedule 'dialy'"])
    }
}
