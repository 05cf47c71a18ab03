import JobTime

/// The fires of a lane, those too near to each other to be told apart as one mark.
struct LaneMarks: Sendable, Hashable {
    /// Marks of a lane stand at so many places at most; at fewer where there are many lanes.
    static func places(lanes: Int) -> Int { lanes > 24 ? 480 : 960 }

    struct Mark: Sendable, Hashable {
        /// From 0 to 1.
        var at: Double
        /// How far the jobs are spread behind it, in parts of the window.
        var spread: Double
        var fires: Int
        /// nil if nobody knows.
        var jobs: Int?
        /// The first fire.
        var first: PlannedFire
    }

    private(set) var marks: [Mark] = []

    /// - Parameter fires: ordered by instant.
    init(_ fires: [PlannedFire], scale: TimeScale, places: Int) {
        var last = -1
        for fire in fires {
            let place = scale.part(fire.instant, of: places)
            let spread = fire.spread.map {
                scale.fraction(fire.instant.advanced(by: $0)) - scale.fraction(fire.instant)
            }
            if place == last {
                let end = marks.count - 1
                marks[end].fires += 1
                marks[end].jobs = PlanTotals.sum(marks[end].jobs, fire.count)
                marks[end].spread = max(marks[end].spread, spread ?? 0)
            } else {
                last = place
                marks.append(
                    Mark(
                        at: scale.fraction(fire.instant), spread: spread ?? 0, fires: 1, jobs: fire.count, first: fire))
            }
        }
    }

    /// The most jobs of one mark; 0 if nobody knows.
    var most: Int { marks.compactMap(\.jobs).max() ?? 0 }

    /// How high a mark is, from 0 to 1: by the square root, so that few jobs beside many are still seen.
    static func height(_ jobs: Int?, of most: Int) -> Double {
        guard let jobs, most > 0 else { return 1 }
        return max(0.2, (Double(jobs) / Double(most)).squareRoot())
    }
}
