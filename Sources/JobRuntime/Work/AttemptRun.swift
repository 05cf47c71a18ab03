import JobModel
import JobPlugin
import JobSQL

/// Runs one attempt, in the caller's task, and says once how it ended: when the handler has returned, or when its time
/// is over, if that comes first.
struct AttemptRun: Sendable {
    let services: NodeServices
    let attempt: RunningAttempt
    let plan: Roster.Plan

    private var job: ClaimedJob { attempt.job }

    /// - Parameters:
    ///   - part: the job's part of a batch's transaction; nil where it is claimed by itself.
    ///   - refusal: why the handler must not run: the attempt fails with it; nil if it may.
    ///   - report: takes the end.
    /// - Returns: False if the right to report was taken from the control, so that `report` was not called.
    @discardableResult
    func run(
        part: (any SQLDatabase)? = nil, refusal: String? = nil,
        report: @escaping @Sendable (EndedAttempt) -> Void
    ) async -> Bool {
        let rules = AttemptRules(job, policy: plan.rules.retry)
        let end: AttemptEnd
        do throws(ArgumentDecodingError) {
            let work = try plan.worker.prepare(job, rules)
            let isInTime = attempt.control.arm { report(ended(timedOut(work), rules)) }
            if let refusal {
                end = .failed(AttemptFailure(error: refusal))
            } else {
                end = isInTime ? await work.run(services.context(for: job, part: part)) : timedOut(work)
            }
        } catch {
            end = .unreadable(error: error.description)
        }
        switch attempt.control.finish(end) {
        case .report(let end):
            report(ended(end, rules))
            return true
        case .nothing: return true
        case .taken: return false
        }
    }

    private func timedOut(_ work: PreparedWork) -> AttemptEnd {
        .failed(work.timedOut(JobTimeoutError(timeout: attempt.timeout)))
    }

    private func ended(_ end: AttemptEnd, _ rules: AttemptRules) -> EndedAttempt {
        EndedAttempt(
            job: job,
            finish: JobFinish(
                job.claim, rules.outcome(of: end, unit: services.random()),
                isKept: plan.keeping.keeps(inQueue: job.queue)),
            took: services.clock.uptime() - attempt.startedAt)
    }
}
