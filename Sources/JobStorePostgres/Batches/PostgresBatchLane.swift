import JobModel
import JobSQL
import JobStore
import PostgresDriver
import Synchronization

/// Batches inside a transaction, on a connection of its own.
final class PostgresBatchLane: JobBatchLane {
    private struct State {
        /// The jobs of the open batch.
        var batch: [ClaimedJob] = []
        var isNoted = false
    }

    private let connection: PostgresConnectionActor
    private let notes: BatchNotes
    private let signal: ChangeSignal
    private let state = Mutex(State())

    init(connection: PostgresConnectionActor, notes: BatchNotes, signal: ChangeSignal) {
        self.connection = connection
        self.notes = notes
        self.signal = signal
    }

    func claim(_ request: ClaimRequest) async throws -> [ClaimedJob] {
        let (jobs, backend) = try await connection.run { connection in
            do {
                try connection.begin()
                let jobs = try ClaimBatch(request: request).run(on: connection)
                if jobs.isEmpty { connection.rollBack() }
                return (jobs, connection.backend)
            } catch {
                connection.rollBack()
                throw error
            }
        }
        return try await adopt(jobs, backend: backend)
    }

    func part(of claim: JobClaim) -> any JobBatchPart { PostgresBatchPart(connection: connection) }

    func commit(
        _ finishes: [JobFinish], next: ClaimRequest?
    ) async throws -> (results: [FinishResult], claimed: [ClaimedJob]) {
        let batch = state.withLock { $0.batch }
        let (results, jobs, backend) = try await connection.run(interruptible: false) { connection in
            do {
                let end = try EndBatch(batch, finishes, node: notes.node)
                let (results, jobs) = try end.run(next: next.map(ClaimBatch.init), on: connection)
                return (results, jobs, connection.backend)
            } catch {
                connection.rollBack()
                throw error
            }
        }
        if results.contains(.applied(.available)) { signal.fire() }
        return (results, try await adopt(jobs, backend: backend))
    }

    func rollBack() async {
        state.withLock { $0.batch = [] }
        try? await connection.run(interruptible: false) { $0.rollBack() }
        await forget()
    }

    func close() async {
        await rollBack()
        await connection.close()
    }

    /// Notes a batch before any of its jobs runs.
    private func adopt(_ jobs: [ClaimedJob], backend: Int32) async throws -> [ClaimedJob] {
        state.withLock { $0.batch = jobs }
        guard !jobs.isEmpty else {
            await forget()
            return []
        }
        do {
            try await notes.write(jobs.map(\.claim), backend: backend)
            state.withLock { $0.isNoted = true }
        } catch {
            await rollBack()
            throw error
        }
        return jobs
    }

    /// A note that stays is harmless while the node lives, and is tried again with the next batch.
    private func forget() async {
        guard state.withLock({ $0.isNoted }) else { return }
        do {
            try await notes.clear()
            state.withLock { $0.isNoted = false }
        } catch {
            return
        }
    }
}
