package import JobTime

extension PlanRequest {
    /// The time about whose dates the numbers of users must be known: the window, and a downtime that reaches into it.
    package var populationWindow: Range<Timestamp> {
        guard let downtime else { return window }
        return min(window.lowerBound, downtime.lowerBound)..<max(window.upperBound, downtime.upperBound)
    }
}
