import PostgresDriver

extension PostgresJobStore {
    /// Empties the table of jobs and has the disk give back what it held, so that one measurement leaves nothing to the
    /// next.
    package func removeAllJobs() async throws {
        try await postgres.withConnection { connection in
            try connection.withStatementTimeout(.seconds(600)) { connection in
                try connection.run("TRUNCATE $schema.river_job")
                try connection.run("VACUUM FULL ANALYZE $schema.river_job")
                // Not everybody may.
                _ = try? connection.run("CHECKPOINT")
            }
        }
    }
}
