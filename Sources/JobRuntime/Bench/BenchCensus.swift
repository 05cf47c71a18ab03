import JobModel
import JobStore

/// How many of a benchmark's jobs are in which state.
struct BenchCensus: Sendable {
    var completed: Int
    var due: Int
    var others: Int
}

extension BenchCensus {
    /// Counts.
    init(_ store: any JobStore) async throws {
        let counts = try await store.counts()
        func count(_ isCounted: (JobState) -> Bool) -> Int {
            counts.filter { isCounted($0.state) }.reduce(0) { $0 + $1.count }
        }
        completed = count { $0 == .completed }
        due = count { $0 == .available }
        others = count { $0 != .completed && $0 != .available }
    }

    /// Checks that between two counts `jobs` due jobs have been completed, and nothing else has happened.
    /// - Throws: `BenchIntegrityError`.
    func check(_ after: BenchCensus, worked jobs: Int, _ completed: BenchCompleted) throws {
        let kept = completed == .keep ? jobs : 0
        guard after.completed - self.completed == kept, due - after.due == jobs, after.others == others else {
            throw BenchIntegrityError(
                "of \(jobs) jobs worked, \(after.completed - self.completed) instead of \(kept) more are stored as "
                    + "completed, \(due - after.due) fewer are due, and others are now \(after.others), not \(others)")
        }
    }
}
