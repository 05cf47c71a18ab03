import JobModel
import Testing

@testable import JobRuntime

@Suite("A rate gate")
struct RateGateTests {
    @Test("lets no window of its length have more starts than allowed", arguments: 0..<20)
    func windows(seed: UInt64) {
        var random = Lottery(seed: seed)
        let limit = RateLimit(max: Int.random(in: 1...9, using: &random), per: .milliseconds(1_000))
        var gate = RateGate(limit)
        var starts: [Duration] = []
        var now = Duration.zero
        for _ in 0..<400 {
            now += .milliseconds(Int.random(in: 0...300, using: &random))
            let count = min(gate.allowance(at: now), Int.random(in: 0...4, using: &random))
            gate.record(count, at: now)
            starts += [Duration](repeating: now, count: count)
        }
        for first in starts {
            let inWindow = starts.count { $0 >= first && $0 < first + limit.per }
            #expect(inWindow <= limit.max)
        }
        #expect(starts.count > limit.max)
    }

    @Test("says when the next start is allowed, and allows it then")
    func next() throws {
        var gate = RateGate(RateLimit(max: 2, per: .seconds(10)))
        gate.record(1, at: .seconds(1))
        #expect(gate.nextAllowed(at: .seconds(2)) == nil)
        gate.record(1, at: .seconds(4))
        #expect(gate.nextAllowed(at: .seconds(5)) == .seconds(11))
        #expect(gate.allowance(at: .milliseconds(10_999)) == 0)
        #expect(gate.allowance(at: .seconds(11)) == 1)
    }

    @Test("takes a smaller limit over with what has started")
    func smaller() {
        var gate = RateGate(RateLimit(max: 5, per: .seconds(10)))
        for second in 0..<5 { gate.record(1, at: .seconds(second)) }
        gate.change(to: RateLimit(max: 2, per: .seconds(10)))
        #expect(gate.nextAllowed(at: .seconds(5)) == .seconds(13))
    }
}
