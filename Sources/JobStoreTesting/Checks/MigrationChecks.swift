import JobModel
import JobSQL
import JobStore

/// What the steps of the schema promise.
enum MigrationChecks {
    static let all = [
        ConformanceCheck("a store has all its migrations, in order", complete),
        ConformanceCheck("migrating up twice changes nothing", again),
        ConformanceCheck("the schema can be taken back and made again", downAndUp),
        ConformanceCheck("a migration's statements can be shown", statements),
        ConformanceCheck("a store says what it is", identity),
    ]

    static func complete(_ context: ConformanceContext) async throws {
        let migrations = try await context.store.migrations()
        try expect(!migrations.isEmpty, "there are no migrations")
        for line in MigrationID.Line.allCases {
            let versions = migrations.map(\.id).filter { $0.line == line }.map(\.version)
            try expectEqual(versions, Array(versions.indices).map { $0 + 1 }, "the versions of \(line)")
        }
        try expect(migrations.allSatisfy { $0.appliedAt != nil }, "a migration is missing")
        try expectEqual(Set(migrations.map(\.name)).count, migrations.count, "the names")
    }

    static func again(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        let before = try await context.store.migrations()
        try expectEqual(try await context.store.migrateUp(), [], "the versions applied")
        try expectEqual(try await context.store.migrations(), before, "the migrations")
        try expectEqual(try await context.state(id), .available, "a job's state")
    }

    static func downAndUp(_ context: ConformanceContext) async throws {
        _ = try await context.insert(context.unique(1))
        let all = try await context.store.migrations().map(\.id)
        let reverted = try await context.takeAllBack()
        try expectEqual(Set(reverted), Set(all), "what was taken back")
        try expect(reverted.first?.line == .runner, "River's tables were taken away from under ours")
        try expect(try await context.store.migrations().allSatisfy { $0.appliedAt == nil }, "a migration is left")
        try expectEqual(try await context.takeAllBack(), [], "what was taken back again")
        try expectEqual(try await context.store.migrateUp(), all, "what was applied")
        try expectEqual(try await context.jobCount(), 0, "the jobs in new tables")
        let results = try await context.store.insert([context.unique(1)])
        try expectEqual(results.map(\.isDuplicate), [false], "a key of before")
    }

    static func statements(_ context: ConformanceContext) async throws {
        for migration in try await context.store.migrations() {
            for up in [true, false] {
                let sql = context.store.migrationSQL(migration.id, up: up)
                try expect(sql?.isEmpty == false, "\(migration.id) has no statements")
            }
        }
        try expect(context.store.migrationSQL(MigrationID(.runner, 0), up: true) == nil, "there is a version 0")
    }

    static func identity(_ context: ConformanceContext) async throws {
        let identity = context.store.identity
        try expectEqual(identity.engine, context.store.database.dialect.rawValue, "the engine")
        try expect(!identity.location.isEmpty && !identity.version.isEmpty, "it does not say where or what it is")
    }
}

extension ConformanceContext {
    /// Ours first, which stand on River's.
    fileprivate func takeAllBack() async throws -> [MigrationID] {
        try await store.migrateDown(to: 0, line: .runner) + store.migrateDown(to: 0, line: .river)
    }
}
