/// What a fixed local time does on the day it does not exist, and on the day it exists twice.
package struct DSTPolicy: Hashable, Sendable {
    /// What to do with a time that the clocks jump over.
    package enum Gap: String, Hashable, Sendable, CaseIterable {
        /// Run at the first instant whose local date and time are not before the nominal ones.
        case nextValid = "next_valid"
        /// Run as much later on the clock as the clocks jump.
        case shift
        /// Do not run.
        case skip
    }

    /// What to do with a time that the clocks show twice.
    package enum Overlap: String, Hashable, Sendable, CaseIterable {
        /// Run the first time.
        case first
        /// Run the second time.
        case last
        /// Run both times; the second is pass 1.
        case both
    }

    /// The rule for times that do not exist.
    package var gap: Gap
    /// The rule for times that exist twice.
    package var overlap: Overlap

    /// Creates a policy.
    package init(gap: Gap = .nextValid, overlap: Overlap = .first) {
        self.gap = gap
        self.overlap = overlap
    }
}
