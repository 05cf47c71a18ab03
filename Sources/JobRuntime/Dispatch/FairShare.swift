/// Deals free slots out to queues by weight: a slot goes to the queue with work, below its concurrency, that has
/// had the fewest starts for its weight (stride scheduling). Nothing is reserved, and a queue that was empty or full
/// has no claim on the past.
struct FairShare: Sendable {
    /// What counts of a queue in one round.
    struct Queue: Sendable {
        var name: String
        var weight: Int
        /// How many more jobs it may run.
        var room: Int
    }

    /// How many slots a queue gets.
    struct Portion: Sendable, Hashable {
        var name: String
        var weight: Int
        var count: Int
    }

    /// Starts divided by weight, by queue.
    private var passes: [String: Double] = [:]
    /// The pass at which the last start was made: where queues begin that come back from being empty.
    private var present = 0.0

    /// How many of `slots` each queue gets, if all of them have enough work; without those that get none.
    ///
    /// Queues that are not named, or have no room, fall behind nobody meanwhile.
    mutating func share(of slots: Int, among queues: [Queue]) -> [Portion] {
        let entries = queues.filter { $0.room > 0 && $0.weight > 0 }
        bringForward(except: entries)
        var virtual = entries.map { passes[$0.name, default: present] }
        let strides = entries.map { 1 / Double($0.weight) }
        var counts = [Int](repeating: 0, count: entries.count)
        for _ in 0..<max(0, slots) {
            var best: Int?
            for index in entries.indices where counts[index] < entries[index].room {
                guard let rival = best else {
                    best = index
                    continue
                }
                let isEqual = virtual[index] == virtual[rival] && entries[index].weight > entries[rival].weight
                if virtual[index] < virtual[rival] || isEqual { best = index }
            }
            guard let best else { break }
            counts[best] += 1
            virtual[best] += strides[best]
        }
        return zip(entries, counts).compactMap { entry, count in
            count > 0 ? Portion(name: entry.name, weight: entry.weight, count: count) : nil
        }
    }

    /// Notes that jobs of a queue were started.
    mutating func record(starts: Int, of queue: String, weight: Int) {
        guard starts > 0, weight > 0 else { return }
        let before = passes[queue, default: present]
        passes[queue] = before + Double(starts) / Double(weight)
        present = max(present, before + Double(starts - 1) / Double(weight))
        rebase()
    }

    /// Queues that take part keep where they stand; the others stand at the present at least.
    private mutating func bringForward(except entries: [Queue]) {
        let known = entries.map { ($0.name, passes[$0.name, default: present]) }
        // A queue not met before stands at the present anyway.
        passes = passes.compactMapValues { $0 > present ? $0 : nil }
        for (name, pass) in known { passes[name] = pass }
    }

    /// Keeps the numbers small, so that adding one start never gets lost in rounding.
    private mutating func rebase() {
        guard present > 1_000_000 else { return }
        passes = passes.mapValues { $0 - present }
        present = 0
    }
}
