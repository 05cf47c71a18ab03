import JobModel
import JobStore
import PostgresDriver

/// Writes the ends of attempts, each only while its claim is current.
///
/// Almost every attempt ends completed, with nothing else to write: those are one statement, by their places, and those
/// whose rows have moved since another one, by their ids. All others are looked at first.
struct FinishJobs: Sendable {
    private let finishes: [JobFinish]
    private let patches: [MetadataPatch]
    /// Completions that have nothing else to write, not applied so far: their indices.
    private var completions: [Int] = []
    /// All others, and further ends of a job that occurs before.
    private var others: [Int] = []
    /// What is known, in the order of the ends.
    private(set) var results: [FinishResult]

    /// Sorts the ends.
    init(_ finishes: [JobFinish], _ patches: [MetadataPatch]) {
        self.finishes = finishes
        self.patches = patches
        results = Array(repeating: .stale, count: finishes.count)
        var seen: Set<Int64> = []
        seen.reserveCapacity(finishes.count)
        for (index, finish) in finishes.enumerated() {
            let isFirst = seen.insert(finish.claim.id).inserted
            if isFirst, finish.outcome == .completed, patches[index].isEmpty {
                completions.append(index)
            } else {
                others.append(index)
            }
        }
    }

    /// Whether one statement may be all that is needed.
    var isPlain: Bool { others.isEmpty }

    /// Whether everything has been written.
    var isDone: Bool { completions.isEmpty && others.isEmpty }

    /// The same without the quick way, for jobs that must be looked at.
    var looking: FinishJobs {
        var batch = self
        batch.others = (completions + others).sorted()
        batch.completions = []
        return batch
    }

    /// Writes the completions whose rows are where their claims left them, in one statement.
    func completed(on connection: PostgresConnection) throws -> FinishJobs {
        try completing { try CompleteJobs.byPlace($0, on: connection) }
    }

    /// Writes all that is left, in the caller's transaction.
    func finished(on connection: PostgresConnection) throws -> [FinishResult] {
        var batch = try completing { try CompleteJobs.byID($0, on: connection) }
        let ends = others.map { EndJobs.End(finish: finishes[$0], patch: patches[$0]) }
        for (index, result) in zip(others, try EndJobs().run(ends, on: connection)) { batch.results[index] = result }
        return batch.results
    }

    private func completing(_ complete: ([JobClaim]) throws -> [Int]) rethrows -> FinishJobs {
        guard !completions.isEmpty else { return self }
        let applied = try complete(completions.map { finishes[$0].claim })
        var batch = self
        for index in applied { batch.results[completions[index]] = .applied(.completed) }
        batch.completions = completions.filter { batch.results[$0] == .stale }
        return batch
    }
}
