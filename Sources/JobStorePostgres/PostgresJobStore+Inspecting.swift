package import JobModel
import JobSQL
package import JobStore
import PostgresDriver

extension PostgresJobStore: JobInspecting {
    package func job(_ id: Int64) async throws -> JobRecord? {
        try await run { try ListJobs.job(id, on: $0) }
    }

    package func jobs(matching filter: JobFilter) async throws -> [JobRecord] {
        try await run { try ListJobs(filter: filter).run(on: $0) }
    }

    package func counts() async throws -> [JobCount] {
        try await run { try CountJobs().run(on: $0) }
    }

    package func runTimes(perKind: Int, newest: Int) async throws -> [KindRunTime] {
        try await run { try FindRunTimes(perKind: perKind, newest: newest).run(on: $0) }
    }

    package func retry(_ ids: [Int64]) async throws -> BulkResult {
        let result = try await contending { [insertNotices] in
            try RetryJobs(notices: insertNotices).run(ids, on: $0)
        }
        if !result.changed.isEmpty { signal.fire() }
        return result
    }

    package func cancel(_ ids: [Int64]) async throws -> BulkResult {
        try await contending { try CancelJobs().run(ids, on: $0) }
    }

    package func delete(_ ids: [Int64]) async throws -> BulkResult {
        try await write { try DeleteJobs().run(ids, on: $0) }
    }
}
