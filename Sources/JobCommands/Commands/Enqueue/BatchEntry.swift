import JobPlugin

/// A job to insert and where it was asked for.
struct BatchEntry: Sendable {
    /// `jobs.jsonl:3: `, in front of what is wrong with it; empty for a job of the command line.
    var place: String
    var request: JobRequest
}
