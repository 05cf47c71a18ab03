import JobModel
import JobStore
import Testing

@testable import JobStorePostgres

@Suite("A job that another program holds for long")
struct StuckJobTests {
    private let rules = StuckJobRules(kinds: [
        "sort": .init(timeout: .seconds(7_200), backoff: Backoff(.constant(.seconds(30))))
    ])

    private func job(
        _ kind: JobKind = "foreign", age: Duration = .seconds(3_601), attempt: Int = 1, failures: Int = 0,
        isCancelRequested: Bool = false
    ) -> StuckJob {
        StuckJob(
            id: 1, kind: kind, node: "host_2026_11_23T12_00_00_123456", attempt: attempt, maxAttempts: 3,
            failures: failures, rescues: 0, isCancelRequested: isCancelRequested, age: age)
    }

    @Test("is stuck after an hour, or an hour beyond its kind's timeout")
    func threshold() {
        #expect(job(age: .seconds(3_600)).end(by: rules, unit: 0.5) == nil)
        #expect(job(age: .seconds(3_601)).end(by: rules, unit: 0.5) != nil)
        #expect(job("sort", age: .seconds(10_800)).end(by: rules, unit: 0.5) == nil)
        #expect(job("sort", age: .seconds(10_801)).end(by: rules, unit: 0.5) == .retry(.seconds(30)))
    }

    @Test("of an unknown kind waits as River's jobs do, and is never discarded before its attempts are used up")
    func unknown() {
        #expect(job(failures: 0).end(by: rules, unit: 0.5) == .retry(.seconds(1)))
        #expect(job(attempt: 2, failures: 1).end(by: rules, unit: 0.5) == .retry(.seconds(16)))
        #expect(job(attempt: 3, failures: 2).end(by: rules, unit: 0.5) == .discard)
    }

    @Test("ends cancelled if somebody asked for it, whatever its attempts")
    func cancelled() {
        #expect(job(attempt: 3, isCancelRequested: true).end(by: rules, unit: 0.5) == .cancel)
        #expect(job(age: .seconds(60), isCancelRequested: true).end(by: rules, unit: 0.5) == nil)
    }
}
