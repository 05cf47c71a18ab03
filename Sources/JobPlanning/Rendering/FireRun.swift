import JobTime

/// Fires of one schedule at equal steps, shown as one line.
struct FireRun {
    /// Fewer are not worth a line of their own kind.
    private static let shortest = 4

    private(set) var fires: [PlannedFire]

    /// The step, if there is more than one fire.
    var step: Duration? {
        guard fires.count > 1 else { return nil }
        return fires[1].instant.since(fires[0].instant)
    }

    /// Cuts fires, ordered by instant, into runs; what does not repeat stays alone.
    static func runs(of fires: [PlannedFire]) -> [FireRun] {
        var runs: [FireRun] = []
        var start = 0
        while start < fires.count {
            var end = start + 1
            if end < fires.count {
                let step = fires[end].instant.since(fires[start].instant)
                while end < fires.count, fires[end].instant.since(fires[end - 1].instant) == step,
                    fires[end].notes.isEmpty
                {
                    end += 1
                }
            }
            if end - start < shortest { end = start + 1 }
            runs.append(FireRun(fires: Array(fires[start..<end])))
            start = end
        }
        return runs
    }
}
