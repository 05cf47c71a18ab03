import JobConfig
import JobModel

/// What a configuration asks for and this version does not carry out: named at the start of `work`, never ignored
/// in silence.
struct UnreadyFeatures: Sendable {
    /// One sentence for each.
    private(set) var messages: [String] = []
    /// The schedules that are not fired because of it.
    private(set) var schedules: Set<String> = []

    init(_ configuration: Configuration) {
        for job in configuration.jobs {
            let kind = job.kind.value
            if case .http = job.handler?.value {
                messages.append("job \(kind): http handlers are not carried out yet; its jobs wait")
            }
        }
    }
}
