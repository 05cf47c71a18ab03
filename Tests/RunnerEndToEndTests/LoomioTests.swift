import JSONTree
import Testing

@Suite("The linked plugin's kinds", .timeLimit(.minutes(5)))
struct LoomioTests {
    @Test("its tables are made, its jobs run, and its refusals are kept with the job")
    func work() async throws {
        let scenario = try Scenario(
            jobs: """
                plugins: { loomio: { base_url: "https://loomio.example", mail: "file:mails" } }
                retry_policies: { once: { max_attempts: 1 } }
                jobs: { close_expired_polls: { retry: once }, publish_event: { retry: once } }
                """)
        let sound = try await scenario.enqueue("close_expired_polls")
        let lost = try await scenario.enqueue("publish_event", #"{"event_id":7}"#)
        #expect(try await scenario.run("enqueue", "publish_event", "--args", #"{"event":7}"#).exitCode == 1)

        let result = try await scenario.run("work", "--until-idle")
        #expect(result.exitCode == 1, "\(result)")
        #expect(try await scenario.job(sound)["state"] == "completed")
        let row = try await scenario.job(lost)
        #expect(row["state"] == "discarded")
        #expect(row["errors"]?[0]?["error"] == "there is no event 7")
    }
}
