import Testing

@testable import JobRuntime

@Suite("Fair shares")
struct FairShareTests {
    @Test("follow the weights")
    func weights() {
        var share = FairShare()
        let queues = [
            FairShare.Queue(name: "fast", weight: 3, room: .max), FairShare.Queue(name: "slow", weight: 1, room: .max),
        ]
        let portions = share.share(of: 40, among: queues)
        #expect(portions.map(\.count) == [30, 10])
    }

    @Test("give the room of one queue that is full to the others")
    func room() {
        var share = FairShare()
        let queues = [
            FairShare.Queue(name: "full", weight: 9, room: 2), FairShare.Queue(name: "open", weight: 1, room: 100),
        ]
        #expect(share.share(of: 10, among: queues).map(\.count) == [2, 8])
    }

    @Test("start each queue that has work within the sum of the weights, whatever happens", arguments: 0..<40)
    func property(seed: UInt64) {
        var random = Lottery(seed: seed)
        let weights = (0..<Int.random(in: 2...6, using: &random)).map { _ in Int.random(in: 1...7, using: &random) }
        let bound = weights.reduce(0, +) + weights.count
        var share = FairShare()
        var isOpen = weights.map { _ in true }
        var waited = weights.map { _ in 0 }
        for _ in 0..<3_000 {
            if Int.random(in: 0..<20, using: &random) == 0 {
                let index = Int.random(in: weights.indices, using: &random)
                isOpen[index].toggle()
                waited[index] = 0
            }
            let queues = weights.indices.filter { isOpen[$0] }.map {
                FairShare.Queue(name: "q\($0)", weight: weights[$0], room: 5)
            }
            for portion in share.share(of: 1, among: queues) {
                share.record(starts: portion.count, of: portion.name, weight: portion.weight)
                for index in weights.indices where isOpen[index] {
                    waited[index] = portion.name == "q\(index)" ? 0 : waited[index] + 1
                    #expect(waited[index] <= bound, "weights \(weights)")
                }
            }
        }
    }

    @Test("owe nothing to a queue that was empty for long")
    func past() {
        var share = FairShare()
        let busy = FairShare.Queue(name: "busy", weight: 1, room: 1_000)
        for _ in 0..<10 {
            for portion in share.share(of: 100, among: [busy]) {
                share.record(starts: portion.count, of: portion.name, weight: portion.weight)
            }
        }
        let late = FairShare.Queue(name: "late", weight: 1, room: 1_000)
        let counts = share.share(of: 100, among: [busy, late]).map(\.count)
        #expect(counts.allSatisfy { (49...51).contains($0) }, "\(counts)")
    }
}

/// Random numbers that are the same each time.
struct Lottery: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 0x1234_5678_9ABC_DEF1
    }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
