import JSONTree
import JobRuntime

/// The last line of `work`.
enum WorkSummary {
    /// Counts of attempts by their ends.
    static func json(of report: NodeReport) -> JSONObject {
        [
            "attempts": JSONValue(report.attempts), "completed": JSONValue(report.completed),
            "retried": JSONValue(report.retried), "snoozed": JSONValue(report.snoozed),
            "cancelled": JSONValue(report.cancelled), "discarded": JSONValue(report.discarded),
            "released": JSONValue(report.released), "stale": JSONValue(report.stale),
        ]
    }

    static func text(of report: NodeReport) -> String {
        let parts = [
            (report.completed, "completed"), (report.retried, "to be retried"), (report.snoozed, "snoozed"),
            (report.cancelled, "cancelled"), (report.discarded, "discarded"), (report.released, "given back"),
            (report.stale, "ended too late"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let attempts = "worked \(report.attempts) attempt\(report.attempts == 1 ? "" : "s")"
        return parts.isEmpty ? attempts : attempts + ": " + parts.joined(separator: ", ")
    }
}
