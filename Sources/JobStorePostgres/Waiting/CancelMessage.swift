import JSONTree

/// River's word on the control channel that a job is to be cancelled.
struct CancelMessage: Sendable, Hashable {
    var job: Int64

    /// Reads a notification's text; nil for other messages of the channel.
    init?(_ payload: String) {
        guard let message = try? JSONValue(parsing: payload), message["action"]?.string == "cancel",
            let job = message["job_id"]?.int64
        else { return nil }
        self.job = job
    }
}
