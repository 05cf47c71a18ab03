import JobModel
import Testing

@Suite("The wait after a failure")
struct BackoffTests {
    struct Curve: Sendable {
        var backoff: Backoff
        var delays: [Duration]
    }

    static let curves: [Curve] = [
        Curve(backoff: Backoff(.constant(.seconds(30))), delays: [.seconds(30), .seconds(30), .seconds(30)]),
        Curve(backoff: Backoff(.linear(base: .seconds(10))), delays: [.seconds(10), .seconds(20), .seconds(30)]),
        Curve(
            backoff: Backoff(.exponential(base: .seconds(2), factor: 3)),
            delays: [.seconds(2), .seconds(6), .seconds(18)]),
        Curve(
            backoff: Backoff(.polynomial(exponent: 4)),
            delays: [.seconds(1), .seconds(16), .seconds(81), .seconds(256), .seconds(625)]),
        Curve(
            backoff: Backoff(.delays([.seconds(1), .seconds(60)])),
            delays: [.seconds(1), .seconds(60), .seconds(60), .seconds(60)]),
        Curve(
            backoff: Backoff(.polynomial(exponent: 4), cap: .seconds(100)),
            delays: [.seconds(1), .seconds(16), .seconds(81), .seconds(100), .seconds(100)]),
        Curve(backoff: Backoff(.delays([])), delays: [.zero, .zero]),
    ]

    @Test("each curve gives its delays", arguments: curves)
    func delays(_ curve: Curve) {
        let delays = curve.delays.indices.map { curve.backoff.delay(afterFailure: $0 + 1, unit: 0.9) }
        #expect(delays == curve.delays)
    }

    @Test("jitter moves the delay by at most its fraction, after the cap")
    func jitter() {
        let backoff = Backoff(.constant(.seconds(1_000)), cap: .seconds(100), jitter: 0.1)
        #expect(backoff.delay(afterFailure: 1, unit: 0) == .seconds(90))
        #expect(backoff.delay(afterFailure: 1, unit: 0.5) == .seconds(100))
        #expect(backoff.delay(afterFailure: 1, unit: 1) >= .seconds(109.999))
        #expect(backoff.delay(afterFailure: 1, unit: 1) <= .seconds(110))
    }

    @Test("the 24 waits of River's policy add up to about three weeks")
    func riversHorizon() {
        let total = (1...24).map { Backoff.river.baseDelay(afterFailure: $0) }.reduce(.zero, +)
        #expect(total == .seconds(1_763_020))
        #expect(RetryPolicy.river.maxAttempts == 25)
    }

    @Test("a curve that explodes ends at a hundred years")
    func bounded() {
        let backoff = Backoff(.exponential(base: .seconds(1), factor: 1_000_000))
        #expect(backoff.delay(afterFailure: 10_000, unit: 0.5) == .seconds(100 * 365 * 86_400))
    }
}
