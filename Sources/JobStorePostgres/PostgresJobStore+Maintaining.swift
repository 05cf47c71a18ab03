package import JobStore
import PostgresDriver

extension PostgresJobStore: StoreMaintaining {
    package func promote(limit: Int) async throws -> Int {
        guard limit > 0 else { return 0 }
        let promoted = try await contending { try PromoteJobs().run(limit: limit, on: $0) }
        if promoted > 0 { signal.fire() }
        return promoted
    }

    package func clean(_ retention: RetentionRules, limit: Int) async throws -> Int {
        guard limit > 0 else { return 0 }
        return try await write { connection in
            try cleanLedger(retention, limit: limit, on: connection)
            try CleanNodesAndQueues().run(on: connection)
            return try CleanJobs().run(retention, limit: limit, on: connection)
        }
    }

    func cleanLedger(_ retention: RetentionRules, limit: Int, on connection: PostgresConnection) throws {
        try CleanLedger().run(retention, limit: limit, on: connection)
        try subjectCleaning.run(retention, on: connection)
    }
}
