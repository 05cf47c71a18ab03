import JobModel
import JobStore
import JobTime
import Testing

@Suite("The admission of a claim")
struct ClaimAdmissionTests {
    private let now = Timestamp(seconds: 1_000)

    private func admission(_ limits: ClaimLimits, running: Int = 0, starts: [RateGate.Start] = []) -> ClaimAdmission {
        ClaimAdmission(
            ClaimRequest(queue: "q", limit: 9, kinds: ["sort", "mail"], node: "node_a", limits: limits), now: now,
            queueRunning: running, queueStarts: starts)
    }

    @Test("asks once about a kind, and only if it is limited")
    func learning() {
        let limits = KindLimits(concurrency: KeyedConcurrency(max: 2))
        var admission = admission(ClaimLimits(kinds: ["sort": limits]))
        #expect(admission.unlearned("mail") == nil)
        #expect(admission.unlearned("sort") == limits)
        admission.learn("sort", running: ["": 1], starts: [])
        #expect(admission.unlearned("sort") == nil)
        #expect(admission.decide("sort", arguments: "{}") == .take)
        #expect(admission.decide("sort", arguments: "{}") == .holdKind)
        #expect(admission.decide("mail", arguments: "{}") == .take)
        #expect(admission.isLimited)
        #expect(admission.retryAfter == nil)
        #expect(admission.changedGates.isEmpty)
    }

    @Test("gives a kind up after so many held jobs")
    func patience() {
        var admission = admission(
            ClaimLimits(kinds: ["sort": KindLimits(concurrency: KeyedConcurrency(max: 1, field: "g"))]))
        admission.learn("sort", running: ["1": 1], starts: [])
        let decisions = (0..<ClaimAdmission.patience).map { _ in admission.decide("sort", arguments: #"{"g":1}"#) }
        #expect(decisions.dropLast().allSatisfy { $0 == .hold })
        #expect(decisions.last == .holdKind)
    }

    @Test("holds the queue when it is full, and counts nothing that it holds")
    func fullQueue() {
        let rate = RateLimit(max: 5, per: .seconds(60))
        var admission = admission(
            ClaimLimits(queueConcurrency: 3, queueRate: rate, kinds: ["sort": KindLimits(rate: rate)]), running: 2)
        admission.learn("sort", running: [:], starts: [])
        #expect(admission.decide("sort", arguments: "{}") == .take)
        #expect(admission.decide("sort", arguments: "{}") == .holdQueue)
        #expect(admission.retryAfter == nil)
        #expect(admission.changedGates.mapValues { $0.starts.map(\.count) } == ["queue:q": [1], "kind:sort": [1]])
    }

    @Test("says how long the soonest of the rates holds")
    func retry() {
        let rate = RateLimit(max: 1, per: .seconds(60))
        var admission = admission(ClaimLimits(kinds: ["sort": KindLimits(rate: rate), "mail": KindLimits(rate: rate)]))
        admission.learn("sort", running: [:], starts: [RateGate.Start(at: .seconds(960), count: 1)])
        admission.learn("mail", running: [:], starts: [RateGate.Start(at: .seconds(950), count: 1)])
        #expect(admission.decide("sort", arguments: "{}") == .holdKind)
        #expect(admission.retryAfter == .seconds(20))
        #expect(admission.decide("mail", arguments: "{}") == .holdKind)
        #expect(admission.retryAfter == .seconds(10))
    }

    @Test("counts starts of the future as made now, and has that kept")
    func clockSetBack() {
        let rate = RateLimit(max: 1, per: .seconds(60))
        var admission = admission(
            ClaimLimits(queueRate: rate), starts: [RateGate.Start(at: .seconds(90_000), count: 1)])
        #expect(admission.decide("sort", arguments: "{}") == .holdQueue)
        #expect(admission.retryAfter == .seconds(60))
        #expect(admission.changedGates["queue:q"]?.starts == [RateGate.Start(at: .seconds(1_000), count: 1)])
    }
}
