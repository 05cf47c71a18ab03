import JobStore
import PostgresDriver

extension PostgresMaintenance {
    private static let pageSize = 1_000

    func rescueStuckJobs(_ rules: StuckJobRules) async throws -> [RescuedJob] {
        guard let term else { throw KeepLeader.lost(node) }
        let query = RescueStuckJobs(rules: rules, random: store.random)
        var rescued: [RescuedJob] = []
        var last: Int64? = 0
        while let after = last, !Task.isCancelled {
            let page = try await store.write { connection in
                try KeepLeader.check(term, on: connection)
                return try query.run(after: after, limit: Self.pageSize, on: connection)
            }
            rescued += page.rescued
            last = page.last
        }
        return rescued
    }

    func rebuildIndexes() async -> [String] {
        var troubles: [String] = []
        for query in RebuildIndex.all where isLeader && !Task.isCancelled {
            do {
                try await store.postgres.withConnection { try query.run(on: $0) }
            } catch {
                troubles.append("\(query.index): \(error)")
                // The statement was cut short by our own end: what it left must not stay for ever.
                guard Task.isCancelled else { continue }
                try? await store.postgres.withConnection(interruptible: false) { try query.sweep(on: $0) }
            }
        }
        return Task.isCancelled ? [] : troubles
    }

    func cleanOwnTables(_ retention: RetentionRules, limit: Int) async throws {
        try await store.write { [store] connection in
            try store.cleanLedger(retention, limit: limit, on: connection)
            try CleanNodesAndQueues().run(nodesOnly: true, on: connection)
        }
    }
}
