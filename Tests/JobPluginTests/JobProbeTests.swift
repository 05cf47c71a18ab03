import JobPlugin
import JobPluginTesting
import JobTime
import Testing

@Suite("Testing handlers with a probe")
struct JobProbeTests {
    let probe = JobProbe(SendReceipt(smtp: ""))

    @Test("a throttled delivery waits as long as the provider asks")
    func throttled() async {
        let record = await probe.perform(.init(orderID: 7, email: "throttled"), attempt: 2)
        #expect(record.decision == .retry(after: .seconds(90)))
        #expect(record.finish == .retry(after: .seconds(90), error: "throttled"))
        #expect(record.error is SendReceipt.Throttled)
        #expect(record.refusal == nil)
    }

    @Test("the last attempt is the last")
    func lastAttempt() async {
        let record = await probe.perform(.init(orderID: 7, email: "throttled"), attempt: 3, maxAttempts: 3)
        #expect(record.finish == .discard(error: "throttled"))
    }

    @Test("the retry hook sees the arguments")
    func hook() async {
        let record = await probe.perform(.init(orderID: 7, email: "rejected"))
        #expect(record.decision == .discard(reason: "order 7"))
    }

    @Test("what is enqueued is recorded")
    func enqueued() async throws {
        let record = await probe.perform(.init(orderID: 7, email: "digest"))
        #expect(record.outcome == .completed)
        #expect(record.enqueued.map(\.kind) == ["send_digest"])
        try probe.client.assertEnqueued(SendDigest.self) { $0.date == CivilDate(daysSinceEpoch: 20_000) }
        #expect(throws: NotEnqueuedError.self) { try probe.client.assertEnqueued(SendReceipt.self) }
    }

    @Test("outcomes that a node would not accept are refused")
    func refusals() async {
        let good = await probe.perform(.init(orderID: 7, email: "later"))
        #expect(good.finish == .snooze(.seconds(30)))
        #expect(good.refusal == nil)
        let bad = await probe.perform(.init(orderID: 7, email: "never"))
        #expect(bad.refusal?.contains("negative") == true)
        let list = await JobProbe(Nameless()).perform([1])
        #expect(list.refusal?.contains("not a JSON object") == true)
    }

    @Test("a handler without end times out on the manual clock")
    func timeout() async {
        let clock = ManualClock()
        let probe = JobProbe(Sleeper(clock: clock), clock: clock)
        async let performing = probe.perform(.init(), timeout: .seconds(60))
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(60))
        let record = await performing
        #expect(record.error as? JobTimeoutError == JobTimeoutError(timeout: .seconds(60)))
        #expect(clock.sleeperCount == 0)
        #expect(clock.timestamp == clock.start.advanced(by: .seconds(60)))
    }

    @Test("a handler that is done before its time completes")
    func inTime() async {
        let clock = ManualClock()
        let probe = JobProbe(Sleeper(clock: clock), clock: clock)
        async let performing = probe.perform(.init(), timeout: .seconds(7_200))
        await clock.waitForSleepers(2)
        clock.advance(by: .seconds(3_600))
        #expect(await performing.outcome == .completed)
    }
}

/// Takes an hour.
struct Sleeper: JobHandler {
    static let kind: JobKind = "sleeper"
    struct Arguments: Codable, Sendable {}

    let clock: ManualClock

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        try await clock.sleep(for: .seconds(3_600))
        return .completed
    }
}
