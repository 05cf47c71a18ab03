/// Deals free slots out to queues by weight: a slot goes to the queue with work, below its concurrency, that has
/// had the fewest starts for its weight (stride scheduling). Nothing is reserved, and a queue that was empty
/// has no claim on the past.
struct FairShare: Sendable {
    /// What counts of a queue in one round.
    struct Queue: Sendable {
        var name: String
        var weight: Int
        /// How many more jobs it may run.
        var room: Int
    }

    /// Starts divided by weight, by queue.
    private var passes: [String: Double] = [:]
    /// The pass of the queue that was served last: where queues that come back from being empty begin.
    private var present = 0.0

    /// How many of `slots` each queue gets, if all of them have enough work; without those that get none.
    func share(of slots: Int, among queues: [Queue]) -> [(name: String, count: Int)] {
        var rest = queues.filter { $0.room > 0 && $0.weight > 0 }
        var counts: [String: Int] = [:]
        var virtual = Dictionary(uniqueKeysWithValues: rest.map { ($0.name, pass(of: $0.name)) })
        for _ in 0..<max(0, slots) {
            guard
                let index = rest.indices.min(by: { left, right in
                    let a = virtual[rest[left].name, default: 0]
                    let b = virtual[rest[right].name, default: 0]
                    return a == b ? rest[left].weight > rest[right].weight : a < b
                })
            else { break }
            let name = rest[index].name
            counts[name, default: 0] += 1
            virtual[name, default: 0] += 1 / Double(rest[index].weight)
            rest[index].room -= 1
            if rest[index].room == 0 { rest.remove(at: index) }
        }
        return queues.compactMap { queue in
            counts[queue.name].map { (queue.name, $0) }
        }
    }

    /// Notes that jobs of a queue were started.
    mutating func record(starts: Int, of queue: String, weight: Int) {
        guard starts > 0, weight > 0 else { return }
        let before = pass(of: queue)
        passes[queue] = before + Double(starts) / Double(weight)
        present = max(present, before)
        rebase()
    }

    /// Notes that a queue had less work than was asked for: it starts anew beside the others when it has some again.
    mutating func recordEmpty(_ queue: String) {
        passes[queue] = max(pass(of: queue), present)
    }

    private func pass(of queue: String) -> Double {
        passes[queue] ?? present
    }

    /// Keeps the numbers small, so that adding one start never gets lost in rounding.
    private mutating func rebase() {
        guard present > 1_000_000, let least = passes.values.min() else { return }
        passes = passes.mapValues { $0 - least }
        present -= least
    }
}
