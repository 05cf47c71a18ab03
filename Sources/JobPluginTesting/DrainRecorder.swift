import JobModel
import JobRuntime
import Synchronization

/// Gathers the summary of a drain from what the nodes say.
final class DrainRecorder: NodeObserver {
    private let gathered = Mutex(DrainSummary())

    /// What has been gathered so far.
    var summary: DrainSummary { gathered.withLock { $0 } }

    func note(_ event: NodeEvent) {
        guard case .jobEnded(let job, let state, let error, _) = event, let error else { return }
        gathered.withLock {
            $0.failures.append(
                DrainSummary.Failure(
                    job: job.claim.id, kind: job.kind, attempt: job.claim.attempt, error: error, state: state))
        }
    }

    /// Adds up what one node did.
    func add(_ report: NodeReport) {
        gathered.withLock { summary in
            summary.completed += report.completed
            summary.retried += report.retried
            summary.snoozed += report.snoozed
            summary.cancelled += report.cancelled
            summary.discarded += report.discarded
        }
    }
}
