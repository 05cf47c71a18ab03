package import JobTime

/// `min_gap:` of a schedule.
package enum GapRule {
    /// Whether a slot keeps its distance from the last one of the same subject; exactly the gap is enough.
    ///
    /// - Parameters:
    ///   - last: when the last slot was due, in whichever zone and revision; nil if there was none.
    package static func permits(_ instant: Timestamp, after last: Timestamp?, minGap: Duration?) -> Bool {
        guard let last, let minGap else { return true }
        return instant.since(last) >= minGap
    }

    /// The reason under which a slot that is too close is recorded.
    package static let dropReason = "min_gap"
}
