/// The two files of a page's example.
///
/// The example is `jobs.yaml`, up to a line `# schedules.yaml` behind which the other file begins. One that begins with
/// that line belongs to a stock `jobs.yaml`.
package struct RuleExample: Sendable, Hashable {
    /// The text of `jobs.yaml`.
    package let jobs: String
    /// The text of `schedules.yaml`, nil if there is none.
    package let schedules: String?

    /// The line between the files.
    package static let separator = "# schedules.yaml\n"

    /// The `jobs.yaml` of examples that show only schedules.
    package static let stockJobs = """
        version: 1
        queues: { default: { concurrency: 10 } }
        jobs:
          send_digest: {}
          send_receipt: { args: { user_id: integer, "local_date?": date } }

        """

    /// Splits an example.
    package init(_ text: String) {
        guard let separator = text.firstRange(of: Self.separator) else {
            jobs = text
            schedules = nil
            return
        }
        let before = String(text[..<separator.lowerBound])
        jobs = before.isEmpty ? Self.stockJobs : before
        schedules = String(text[separator.upperBound...])
    }
}
