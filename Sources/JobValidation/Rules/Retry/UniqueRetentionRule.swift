import JobConfig
import JobDiagnostics
import JobModel

/// Ended jobs that should block others are deleted before their period is over, or are never kept at all.
struct UniqueRetentionRule: Rule {
    static let page = RuleDescription(
        "RJ407", .warning, title: "a uniqueness that ends when the job is deleted",
        why: """
            An ended job blocks another of the same key only as long as it is kept. If it is deleted before the period of \
            `unique` is over, a second job gets in. The retention of the job counts, else that of its queue, else that of \
            the file; without `period` any retention is too short, and nothing is said but of `0s`, with which ended jobs of \
            that state never block: completed ones are deleted with their completion.
            """,
        badExample: """
            version: 1
            retention: { completed: 1d }
            jobs:
              send_digest:
                unique: { by: [], period: 7d, while: [available, pending, scheduled, running, completed] }
            """,
        goodExample: """
            version: 1
            retention: { completed: 7d }
            jobs:
              send_digest:
                unique: { by: [], period: 7d, while: [available, pending, scheduled, running, completed] }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.jobs.compactMap { job in
            guard let unique = job.unique, !unique.isUnreadable else { return nil }
            let layers = [
                job.retention, context.configuration.queue(job.queue.value)?.retention,
                context.configuration.retention,
            ].compactMap(\.self)
            for state in unique.value.states.states {
                guard let kept = layers.lazy.compactMap({ $0.kept(state) }).first else { continue }
                let jobs = "\(state.rawValue) jobs"
                if kept.value == .zero {
                    return finding(
                        "\(jobs) are not kept, so that they never block another of the same key",
                        at: unique.location, help: "keep \(jobs), or leave \(state.rawValue) out of while",
                        related: [.init("not kept", at: kept.location)])
                }
                guard let period = unique.value.period, kept.value < period else { continue }
                return finding(
                    "\(jobs) are deleted after \(kept.value.text), before the period of \(period.text) is over",
                    at: unique.location, help: "keep \(jobs) for \(period.text), or shorten period",
                    related: kept.isDefault ? [] : [.init("deleted after this", at: kept.location)])
            }
            return nil
        }
    }
}

extension RetentionSettings {
    /// How long jobs that ended in a state are kept, if these settings say.
    fileprivate func kept(_ state: JobState) -> Marked<Duration>? {
        switch state {
        case .completed: completed
        case .discarded: discarded
        case .cancelled: cancelled
        default: nil
        }
    }
}
