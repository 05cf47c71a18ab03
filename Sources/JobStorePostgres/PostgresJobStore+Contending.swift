import JobSQL
import PostgresDriver

extension PostgresJobStore {
    /// Runs a transaction that gives jobs unique keys which it found free, again if one was taken in between.
    func contending<Result: Sendable>(
        _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        for _ in 0..<4 {
            do {
                return try await write(body)
            } catch let error as SQLError where error.code == .constraint {
                continue
            }
        }
        return try await write(body)
    }
}
