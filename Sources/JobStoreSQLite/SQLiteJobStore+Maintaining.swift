package import JobStore
import SQLiteDriver

extension SQLiteJobStore: StoreMaintaining {
    package func promote(limit: Int) async throws -> Int {
        guard limit > 0 else { return 0 }
        let now = clock.now()
        let promoted = try await sqlite.withWriter { connection in
            let promotion = PromoteJobs(now: now)
            // Most passes find nothing, and then need no write lock.
            guard try promotion.isDue(on: connection) else { return 0 }
            return try connection.transaction { try promotion.run(limit: limit, on: $0) }
        }
        if promoted > 0 { signal.fire() }
        return promoted
    }

    package func clean(_ retention: RetentionRules, limit: Int) async throws -> Int {
        guard limit > 0 else { return 0 }
        return try await write { connection, now in
            try CleanLedger(now: now).run(retention, limit: limit, on: connection)
            try CleanNodesAndQueues(now: now).run(on: connection)
            return try CleanJobs(now: now).run(retention, limit: limit, on: connection)
        }
    }
}
