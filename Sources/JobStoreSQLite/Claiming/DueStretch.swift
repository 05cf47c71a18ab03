/// A stretch of the order in which a queue's jobs are claimed, within one priority.
struct DueStretch: Sendable, Hashable {
    /// Where it begins.
    enum Bound: Sendable, Hashable {
        /// Jobs due at this instant with ids behind this one.
        case sameInstant(Int64, Int64)
        /// Jobs due after this instant.
        case later(Int64)
    }

    let priority: Int64
    let bound: Bound
}
