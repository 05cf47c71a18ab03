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

    @Test("stays small however many starts there are, and still exact", arguments: 0..<5)
    func dense(seed: UInt64) {
        var random = Lottery(seed: seed)
        let limit = RateLimit(max: 700, per: .milliseconds(1_000))
        var gate = RateGate(limit)
        var starts: [(at: Duration, count: Int)] = []
        var now = Duration.zero
        for _ in 0..<5_000 {
            now += .microseconds(Int.random(in: 0...2_000, using: &random))
            let count = min(gate.allowance(at: now), Int.random(in: 0...2, using: &random))
            gate.record(count, at: now)
            if count > 0 { starts.append((now, count)) }
            #expect(gate.starts.count <= 101)
        }
        var first = 0
        var inWindow = 0
        for start in starts {
            inWindow += start.count
            while starts[first].at <= start.at - limit.per {
                inWindow -= starts[first].count
                first += 1
            }
            #expect(inWindow <= limit.max)
        }
        // Five windows, each less a hundredth at most.
        #expect(starts.reduce(0) { $0 + $1.count } >= 3_000)
    }

    @Test("goes on from what it is told, and takes the future for the present")
    func remembered() {
        let limit = RateLimit(max: 3, per: .seconds(10))
        let starts = [RateGate.Start(at: .seconds(1), count: 1), RateGate.Start(at: .seconds(4), count: 1)]
        var gate = RateGate(limit, starts: starts, now: .seconds(5))
        #expect(gate.allowance(at: .seconds(5)) == 1)
        #expect(!gate.isChanged)
        var late = RateGate(limit, starts: starts, now: .seconds(2))
        #expect(late.isChanged)
        #expect(late.starts == [RateGate.Start(at: .seconds(1), count: 1), RateGate.Start(at: .seconds(2), count: 1)])
        #expect(late.allowance(at: .seconds(12)) == 3)
    }
}
