import JobConfig
import JobDiagnostics
import JobModel
import Testing

@Suite("The repository's own files")
struct OwnFilesTests {
    let own = ConfigurationFolder(repositoryRoot).read()

    @Test("are read without a finding")
    func clean() {
        #expect(own.diagnostics.map(\.line) == [])
    }

    @Test("have every queue, policy, job and schedule")
    func whole() throws {
        let base = try #require(own.base)
        #expect(base.queues.map(\.name.value) == ["critical", "high", "default", "low", "mailers"])
        #expect(base.jobs.count == 34)
        #expect(base.schedules.count == 9)
        #expect(base.retryPolicy("three")?.policy.value.maxAttempts == 3)
        #expect(base.job("destroy_discussion")?.delay?.value == .seconds(30 * 86_400))
        #expect(base.job("geo_location")?.unique?.value.by == UniqueRule.Arguments.none)
        #expect(base.schedule("weekly_catch_up")?.trigger.value.text == "at 06:00 days mon")
        #expect(base.schedule("daily_catch_up")?.spread?.usedAt != nil)
        #expect(base.unreadable.isEmpty)
    }

    @Test("have an environment that changes only what it says")
    func development() throws {
        let development = try #require(own.configuration(environment: "development"))
        #expect(development.runtime.concurrency.value == 5)
        #expect(development.queues.count == 5)
        #expect(development.digest != own.base?.digest)
        #expect(own.configuration(environment: "production") == nil)
    }
}
