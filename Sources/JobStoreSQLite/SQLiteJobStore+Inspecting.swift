package import JobModel
package import JobStore

extension SQLiteJobStore: JobInspecting {
    package func job(_ id: Int64) async throws -> JobRecord? {
        try await read { try ListJobs.job(id, on: $0) }
    }

    package func jobs(matching filter: JobFilter) async throws -> [JobRecord] {
        try await read { try ListJobs(filter: filter).run(on: $0) }
    }

    package func counts() async throws -> [JobCount] {
        try await read { try CountJobs().run(on: $0) }
    }

    package func runTimes(perKind: Int, newest: Int) async throws -> [KindRunTime] {
        try await read { try FindRunTimes(perKind: perKind, newest: newest).run(on: $0) }
    }

    package func retry(_ ids: [Int64]) async throws -> BulkResult {
        let result = try await write { try RetryJobs(now: $1).run(ids, on: $0) }
        if !result.changed.isEmpty { signal.fire() }
        return result
    }

    package func cancel(_ ids: [Int64]) async throws -> BulkResult {
        return try await write { try CancelJobs(now: $1).run(ids, on: $0) }
    }

    package func delete(_ ids: [Int64]) async throws -> BulkResult {
        try await write { connection, _ in try DeleteJobs().run(ids, on: connection) }
    }
}
