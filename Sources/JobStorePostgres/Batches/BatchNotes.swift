import JobModel
import JobTime
import PostgresDriver

/// Notes outside of a batch's transaction which jobs are in it: a batch that takes its process along leaves the note
/// behind, and a job cannot loop for ever.
struct BatchNotes: Sendable {
    let database: PostgresDatabase
    let node: String
    /// Tells the lanes of a node apart.
    let lane: Int16

    private static let note = """
        INSERT INTO $schema.runner_claim_note (node, lane, ids, backend, noted_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (node, lane) DO UPDATE
        SET ids = excluded.ids, backend = excluded.backend, noted_at = excluded.noted_at
        """
    private static let forget = "DELETE FROM $schema.runner_claim_note WHERE node = $1 AND lane = $2"

    /// Notes the jobs of a batch, in place of those of the one before, with the time that their attempts will bear: by
    /// it the rescue sees whose attempt has ended after all.
    /// - Parameter backend: the server's process in which the batch is open: once it is gone, so is the batch.
    func write(_ claims: [JobClaim], backend: Int32) async throws {
        try await database.withConnection { [node, lane] connection in
            var parameters = PostgresParameters()
            parameters.add(node)
            parameters.add(lane)
            parameters.add(claims.map(\.id))
            parameters.add(backend)
            parameters.add(claims.map(\.attemptedAt).max())
            try connection.run(Self.note, parameters)
        }
    }

    /// Forgets the last batch: it has ended.
    func clear() async throws {
        try await database.withConnection(interruptible: false) { [node, lane] connection in
            var parameters = PostgresParameters()
            parameters.add(node)
            parameters.add(lane)
            try connection.run(Self.forget, parameters)
        }
    }
}
