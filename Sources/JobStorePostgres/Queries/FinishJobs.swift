import JobModel
import JobSQL
import JobStore
import PostgresDriver

/// Writes the ends of attempts, each only while its claim is current.
///
/// Almost every attempt ends completed, with nothing else to write: those are one statement, by their places, and those
/// whose rows have moved since another one, by their ids; one more each for those whose rows are deleted. All others are
/// looked at first.
struct FinishJobs: Sendable {
    private let finishes: [JobFinish]
    private let patches: [MetadataPatch]
    /// Completions that have nothing else to write, not applied so far: their indices.
    private var completions: [Int] = []
    /// All others, and further ends of a job that occurs before.
    private var others: [Int] = []
    /// Deletions that are their jobs' first ends: they are applied too if the row is already gone.
    private var deletions: [Int] = []
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
            if isFirst, finish.isDeletion { deletions.append(index) }
            if isFirst, finish.outcome == .completed, patches[index].isEmpty || finish.isDeletion {
                completions.append(index)
            } else {
                others.append(index)
            }
        }
    }

    /// Whether one exchange may be all that is needed.
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

    /// Writes the completions whose rows are where their claims left them, in one exchange.
    func completed(on connection: PostgresConnection) throws -> FinishJobs {
        try completing(on: connection) { $0.byPlace($1) }
    }

    /// Writes all that is left, in the caller's transaction.
    func finished(on connection: PostgresConnection) throws -> [FinishResult] {
        var batch = try completing(on: connection) { $0.byID($1) }
        let ends = others.map { EndJobs.End(finish: finishes[$0], patch: patches[$0]) }
        for (index, result) in zip(others, try EndJobs().run(ends, on: connection)) { batch.results[index] = result }
        try batch.acceptGoneJobs(on: connection)
        return batch.results
    }

    /// Deletions whose rows are gone, though not by another end of this batch, were applied before.
    private mutating func acceptGoneJobs(on connection: PostgresConnection) throws(SQLError) {
        let missing = deletions.filter { results[$0] == .stale }
        guard !missing.isEmpty else { return }
        let ended = Set(zip(finishes, results).compactMap { $1 == .stale ? nil : $0.claim.id })
        let gone = try FindGoneJobs(ids: missing.map { finishes[$0].claim.id }).run(on: connection)
            .subtracting(ended)
        for index in missing where gone.contains(finishes[index].claim.id) { results[index] = .applied(.completed) }
    }

    private func completing(
        on connection: PostgresConnection, _ command: (CompleteJobs, [JobClaim]) -> CompleteJobs.Command
    ) throws -> FinishJobs {
        let kept = completions.filter { finishes[$0].isKept }
        let deleted = completions.filter { !finishes[$0].isKept }
        let groups = [(CompleteJobs.keeping, kept), (CompleteJobs.deleting, deleted)].filter { !$0.1.isEmpty }
        let found = try connection.runAll(
            groups.map { statement, indices in command(statement, indices.map { finishes[$0].claim }) })
        var batch = self
        for ((_, indices), result) in zip(groups, found) {
            for place in CompleteJobs.current(in: result) { batch.results[indices[place]] = .applied(.completed) }
        }
        batch.completions = completions.filter { batch.results[$0] == .stale }
        return batch
    }
}
