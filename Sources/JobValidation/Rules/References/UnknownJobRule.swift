import JobConfig
import JobDiagnostics

/// A schedule names a job that is not defined.
struct UnknownJobRule: Rule {
    static let page = RuleDescription(
        "RJ302", .error, title: "a schedule for a job that is not defined",
        why: """
            A schedule enqueues jobs of a kind that stands under `jobs` in `jobs.yaml`: from there come queue, retry \
            policy and arguments. Schedules that are switched off are checked too.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digests, at: "06:00" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let configuration = context.configuration
        guard !configuration.unreadable.contains(.jobs) else { return [] }
        var kinds = Alternatives(configuration.jobs.map(\.kind.value))
        return configuration.schedules.compactMap { schedule in
            let job = schedule.job
            guard !job.isUnreadable, configuration.job(job.value) == nil else { return nil }
            return finding(
                "there is no job \"\(job.value)\"", at: job.location, help: kinds.help(for: job.value))
        }
    }
}
