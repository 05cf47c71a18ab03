/// Some polls could not be closed; the others are.
struct UnclosedPollsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A poll and why it is still open.
    struct Failure: Sendable, Hashable {
        let poll: Int64
        let reason: String
    }

    let failures: [Failure]

    /// `not closed: poll 7 (database is locked), poll 9 (…)`, with the first 20.
    var description: String {
        let named = failures.prefix(20).map { "poll \($0.poll) (\($0.reason))" }.joined(separator: ", ")
        let rest = failures.count > 20 ? " and \(failures.count - 20) more" : ""
        return "not closed: \(named)\(rest)"
    }
}
