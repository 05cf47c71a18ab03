import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// Which migrations a database has.
struct SchemaVersion {
    /// The applied versions with their times.
    let applied: [Int: Timestamp]

    /// Reads them; a database without our table has none.
    static func read(from connection: SQLiteConnection) throws -> SchemaVersion {
        let tables = try connection.query(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'runner_migration'")
        guard tables.first?[0].integer == 1 else { return SchemaVersion(applied: [:]) }
        let rows = try connection.query("SELECT version, applied_at FROM runner_migration")
        let pairs = rows.compactMap { row -> (Int, Timestamp)? in
            guard let version = row[0].integer, let time = row[1].timestamp else { return nil }
            return (Int(version), time)
        }
        return SchemaVersion(applied: Dictionary(pairs) { first, _ in first })
    }

    /// Migrations that are still to be applied, oldest first.
    var missing: [Migration] {
        Migration.all.filter { applied[$0.version] == nil }
    }

    /// Why this program cannot work with the tables, or nil if it can.
    var refusal: StoreError? {
        let known = Migration.all.map(\.version).max() ?? 0
        if let newest = applied.keys.max(), newest > known {
            return StoreError(
                .schema, "the tables are of version \(newest), and this program knows versions up to \(known)",
                help: "use a newer runner")
        }
        guard !missing.isEmpty else { return nil }
        return applied.isEmpty
            ? StoreError(.schema, "the tables are missing: run `runner migrate up`")
            : StoreError(
                .schema, "the tables are older than this program: run `runner migrate up`",
                help: "missing: \(missing.map { "\($0.version) (\($0.name))" }.joined(separator: ", "))")
    }
}
