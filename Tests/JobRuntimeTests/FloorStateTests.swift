import JobModel
import JobStore
import JobTime
import Testing

@testable import JobRuntime

@Suite("The state of the floor")
struct FloorStateTests {
    private func roster(
        concurrency: Int = 10, _ queues: [QueueRules], kinds: [KindRules] = [KindRules(kind: "sort")]
    ) -> Roster {
        Roster(
            World.configuration(concurrency: concurrency, queues: queues, kinds: kinds),
            handlers: Dictionary(uniqueKeysWithValues: kinds.map { ($0.kind, World.worker { _ in .completed }) }),
            only: nil, hasLanes: false)
    }

    private func job(_ kind: JobKind = "sort", queue: String = "a") -> ClaimedJob {
        let time = Timestamp(seconds: 0)
        return ClaimedJob(
            claim: JobClaim(id: 1, attempt: 1, attemptedAt: time), kind: kind, queue: queue, priority: 1,
            maxAttempts: 1, failures: 0, arguments: "{}", metadata: "{}", tags: [], createdAt: time, scheduledAt: time)
    }

    @Test("never wishes for more than there are slots")
    func slots() {
        var floor = FloorState()
        let roster = roster([QueueRules(name: "a", concurrency: 8), QueueRules(name: "b", concurrency: 8)])
        #expect(floor.shares(of: roster, now: .zero).map(\.count).reduce(0, +) == 10)
        floor.record([ClaimedJob](repeating: job(), count: 8), of: "a", weight: 1, now: .zero)
        #expect(floor.shares(of: roster, now: .zero).map(\.name) == ["b"])
        floor.record([ClaimedJob](repeating: job(queue: "b"), count: 2), of: "b", weight: 1, now: .zero)
        #expect(floor.shares(of: roster, now: .zero).isEmpty)
        floor.recordEnd(queue: "a")
        #expect(floor.shares(of: roster, now: .zero).map(\.count) == [1])
    }

    @Test("keeps room for claims under way, within the queue's limits, and has it back when they end")
    func reservations() {
        var floor = FloorState()
        let limit = RateLimit(max: 5, per: .seconds(60), perNode: true)
        let roster = roster([
            QueueRules(name: "a", concurrency: 8), QueueRules(name: "b", concurrency: 8, rateLimit: limit),
        ])
        let first = floor.claims(of: roster, limit: 4, now: .zero).together
        floor.reserve(first)
        #expect(first.map(\.count) == [2, 2])
        let second = floor.claims(of: roster, limit: .max, now: .zero).together
        #expect(second.reduce(0) { $0 + $1.count } == 6)
        #expect(second.first { $0.name == "b" }.map(\.count) == 3)
        floor.reserve(second)
        #expect(floor.claims(of: roster, limit: .max, now: .zero).together.isEmpty)
        floor.release(second)
        floor.release(first)
        #expect(floor.claims(of: roster, limit: .max, now: .zero).together.reduce(0) { $0 + $1.count } == 10)
    }

    @Test("tells queues that need a claim of their own from those that do not")
    func apart() {
        var floor = FloorState()
        let bounded = roster([
            QueueRules(name: "a", concurrency: 8), QueueRules(name: "b", concurrency: 8, globalConcurrency: 2),
        ])
        let claims = floor.claims(of: bounded, limit: .max, now: .zero)
        #expect(claims.together.map(\.name) == ["a"])
        #expect(claims.apart.map(\.name) == ["b"])
        let kind = KindRules(kind: "sort", rateLimit: RateLimit(max: 3, per: .seconds(60), perNode: true))
        let slow = floor.claims(
            of: roster([QueueRules(name: "a", concurrency: 8)], kinds: [kind]), limit: .max, now: .zero)
        #expect(slow.together.isEmpty)
        #expect(slow.apart.map(\.name) == ["a"])
    }

    @Test("leaves drained and paused queues alone until something may have come")
    func drained() {
        var floor = FloorState()
        let roster = roster([
            QueueRules(name: "a", concurrency: 8), QueueRules(name: "b", concurrency: 8, isPaused: true),
        ])
        floor.recordDrained("a", since: floor.sight)
        #expect(floor.shares(of: roster, now: .zero).isEmpty)
        floor.lookAgain()
        #expect(floor.shares(of: roster, now: .zero).map(\.name) == ["a"])
    }

    @Test("keeps a queue's rate limit, and says when it lets the next one pass")
    func queueLimit() {
        var floor = FloorState()
        let limit = RateLimit(max: 3, per: .seconds(60), perNode: true)
        let roster = roster([QueueRules(name: "a", concurrency: 8, rateLimit: limit)])
        #expect(floor.shares(of: roster, now: .zero).map(\.count) == [3])
        floor.record([ClaimedJob](repeating: job(), count: 3), of: "a", weight: 1, now: .seconds(1))
        for _ in 0..<3 { floor.recordEnd(queue: "a") }
        #expect(floor.shares(of: roster, now: .seconds(2)).isEmpty)
        #expect(floor.nextAllowance(now: .seconds(2)) == .seconds(61))
        #expect(floor.shares(of: roster, now: .seconds(61)).map(\.count) == [3])
    }

    @Test("claims kinds with a tight limit by themselves and leaves out those that may not start")
    func kindLimit() {
        var floor = FloorState()
        let roster = roster(
            [QueueRules(name: "a", concurrency: 8)],
            kinds: [
                KindRules(kind: "mail", rateLimit: RateLimit(max: 2, per: .seconds(60), perNode: true)),
                KindRules(kind: "sort"),
                KindRules(kind: "wide", rateLimit: RateLimit(max: 100, per: .seconds(60), perNode: true)),
            ])
        _ = floor.shares(of: roster, now: .zero)
        #expect(
            floor.portions(of: 8, kinds: roster.kinds, now: .zero) == [
                FloorState.Portion(kinds: ["mail"], limit: 2), FloorState.Portion(kinds: ["sort", "wide"], limit: 8),
            ])
        floor.record([job("mail"), job("mail")], of: "a", weight: 1, now: .zero)
        #expect(
            floor.portions(of: 6, kinds: roster.kinds, now: .zero) == [
                FloorState.Portion(kinds: ["sort", "wide"], limit: 6)
            ])
    }

    @Test("asks a queue that a limit holds again after a stored end or in its time, and others only after news")
    func limited() {
        var floor = FloorState()
        let roster = roster([QueueRules(name: "a", concurrency: 4), QueueRules(name: "b", concurrency: 4)])
        floor.recordDrained("a", FloorState.Shortage(isLimited: true, retryAt: .seconds(30)), since: floor.sight)
        floor.recordDrained("b", since: floor.sight)
        #expect(floor.shares(of: roster, now: .zero).isEmpty)
        #expect(floor.nextAllowance(now: .zero) == .seconds(30))
        #expect(floor.shares(of: roster, now: .seconds(30)).map(\.name) == ["a"])
        floor.recordStoredEnds()
        #expect(floor.shares(of: roster, now: .zero).map(\.name) == ["a"])
        #expect(floor.nextAllowance(now: .zero) == nil)
    }

    @Test("asks again when an end was stored while the claim was under way")
    func newsDuringClaim() {
        var floor = FloorState()
        let roster = roster([QueueRules(name: "a", concurrency: 4)])
        let sight = floor.sight
        floor.recordStoredEnds()
        floor.recordDrained("a", FloorState.Shortage(isLimited: true), since: sight)
        #expect(floor.shares(of: roster, now: .zero).map(\.name) == ["a"])
        floor.recordDrained("a", FloorState.Shortage(isLimited: true), since: floor.sight)
        #expect(floor.shares(of: roster, now: .zero).isEmpty)
    }

    @Test("leaves to the store what counts over the fleet")
    func fleetLimits() {
        var floor = FloorState()
        let limit = RateLimit(max: 3, per: .seconds(60))
        let concurrency = KeyedConcurrency(max: 1, field: "g")
        let roster = roster(
            [QueueRules(name: "a", concurrency: 8, globalConcurrency: 5, rateLimit: limit)],
            kinds: [KindRules(kind: "sort", concurrency: concurrency, rateLimit: limit), KindRules(kind: "mail")])
        #expect(floor.shares(of: roster, now: .zero).map(\.count) == [8])
        #expect(floor.portions(of: 8, kinds: roster.kinds, now: .zero).count == 1)
        #expect(
            roster.claimLimits(of: "a")
                == ClaimLimits(
                    queueConcurrency: 5, queueRate: limit,
                    kinds: ["sort": KindLimits(concurrency: concurrency, rate: limit)]))
        #expect(roster.claimLimits(of: "b").isNone)
    }

    @Test("an answer that something overtook does not count: a job that came during the claim is not left lying")
    func overtaken() {
        var floor = FloorState()
        let roster = roster([QueueRules(name: "a", concurrency: 8)])
        let sight = floor.sight
        floor.lookAgain()
        floor.recordDrained("a", since: sight)
        #expect(!floor.shares(of: roster, now: .zero).isEmpty)
        floor.recordDrained("a", since: floor.sight)
        #expect(floor.shares(of: roster, now: .zero).isEmpty)
    }
}
