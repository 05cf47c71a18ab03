import JobSQL
import Synchronization

/// The reading connections of a database, each started when all others are in use.
final class ReaderPool: Sendable {
    private struct State {
        var readers: [SQLiteConnectionActor] = []
        /// The calls that run or wait, for each reader.
        var load: [Int] = []
        var isClosed = false
    }

    private let location: SQLiteLocation
    private let options: SQLiteOptions
    private let state = Mutex(State())

    init(_ location: SQLiteLocation, options: SQLiteOptions) {
        self.location = location
        self.options = options
    }

    /// Runs a block on the reader with the least to do.
    /// - Throws: `SQLError`, or what `body` throws.
    func run<Result: Sendable>(_ body: @Sendable (SQLiteConnection) throws -> Result) async throws -> Result {
        let (position, reader) = try take()
        defer { state.withLock { $0.load[position] -= 1 } }
        return try await reader.run(body)
    }

    /// Closes the readers after the calls made before.
    func close() async {
        let readers = state.withLock { state in
            state.isClosed = true
            return state.readers
        }
        for reader in readers { await reader.close() }
    }

    private func take() throws(SQLError) -> (Int, SQLiteConnectionActor) {
        try state.withLock { state throws(SQLError) in
            guard !state.isClosed else { throw SQLError(.closed, "the connection to \(location) is closed") }
            if let position = state.load.indices.min(by: { state.load[$0] < state.load[$1] }),
                state.load[position] == 0 || state.readers.count >= max(options.readers, 1)
            {
                state.load[position] += 1
                return (position, state.readers[position])
            }
            let reader = try SQLiteConnectionActor(location, options: options, role: .reader)
            state.readers.append(reader)
            state.load.append(1)
            return (state.readers.count - 1, reader)
        }
    }
}
