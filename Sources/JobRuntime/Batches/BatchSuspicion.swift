import JobModel
import JobSQL
import JobStore

/// Finds the job for which the store refuses a whole batch, such as one that breaks a constraint that is checked at the
/// commit: the jobs of such a batch run again one by one, and the one that is refused alone fails.
struct BatchSuspicion: Sendable {
    /// So many of the next batches are of one job.
    private var single = 0
    /// The job that was refused alone, and why.
    private var refused: (job: Int64, error: String)?

    /// How many jobs the next batch may have.
    func limit(_ usual: Int) -> Int { single > 0 ? 1 : usual }

    /// Why a job need not run again; nil if it may.
    func error(of job: Int64) -> String? {
        refused.flatMap { $0.job == job ? $0.error : nil }
    }

    /// Takes note of a batch that was stored.
    mutating func noteSuccess() {
        single = max(0, single - 1)
        refused = nil
    }

    /// Takes note of a batch that was not.
    mutating func note(_ error: any Error, of batch: [ClaimedJob]) {
        guard Self.isRefusal(error), !batch.isEmpty else { return }
        single = max(single, batch.count)
        guard batch.count == 1 else { return }
        refused = (batch[0].claim.id, "the transaction could not be committed: \(error)")
    }

    /// Whether the fault lies in what was to be stored, and not with the store.
    private static func isRefusal(_ error: any Error) -> Bool {
        if let error = error as? StoreError { return error.code == .invalid }
        guard let code = (error as? SQLError)?.code else { return false }
        return code == .constraint || code == .statement
    }
}
