import CSQLite
import JobSQL

/// Owns one `sqlite3_stmt`, which a connection keeps for the next use.
final class CompiledStatement {
    let raw: OpaquePointer
    let sql: String
    let parameters: ParameterNumbers
    /// Whether running it leaves the database as it is.
    let isReadOnly: Bool
    /// Whether somebody uses it; the same text then needs another one.
    var isLeased = false
    /// Whether rows may follow.
    var isRunning = false
    /// The connection's count of uses at the last one; the smallest is dropped first.
    var lastUse: UInt64 = 0

    private var names: [String] = []
    /// How often SQLite had compiled it anew, because the schema changed, when `names` were read.
    private var namesRevision: Int32 = -1

    /// Takes over a statement, or finalizes it and throws.
    init(adopting raw: OpaquePointer, sql: String) throws(SQLError) {
        do throws(SQLError) {
            parameters = try ParameterNumbers(names: Self.parameterNames(of: raw), statement: sql)
        } catch {
            sqlite3_finalize(raw)
            throw error
        }
        self.raw = raw
        self.sql = sql
        isReadOnly = sqlite3_stmt_readonly(raw) != 0
    }

    deinit { sqlite3_finalize(raw) }

    /// The result's column names, one array for all rows.
    var columnNames: [String] {
        let revision = sqlite3_stmt_status(raw, SQLITE_STMTSTATUS_REPREPARE, 0)
        if revision != namesRevision {
            names = (0..<sqlite3_column_count(raw)).map { column in
                sqlite3_column_name(raw, column).map { String(cString: $0) } ?? ""
            }
            namesRevision = revision
        }
        return names
    }

    /// Ends its use: no rows, no values.
    func reset() {
        sqlite3_reset(raw)
        isRunning = false
    }

    private static func parameterNames(of raw: OpaquePointer) -> [String?] {
        let count = sqlite3_bind_parameter_count(raw)
        guard count > 0 else { return [] }
        return (1...count).map { index in
            sqlite3_bind_parameter_name(raw, index).map { String(cString: $0) }
        }
    }
}

extension CompiledStatement {
    enum Step {
        case row
        case done
        case failed(Int32)
    }

    /// Runs up to the next row or the end; after the end it is ready to run again.
    func step() -> Step {
        switch sqlite3_step(raw) {
        case SQLITE_ROW:
            isRunning = true
            return .row
        case SQLITE_DONE:
            reset()
            return .done
        case let result:
            return .failed(result)
        }
    }

    /// Ends its use and forgets the bound values, which may be large.
    func giveBack() {
        reset()
        sqlite3_clear_bindings(raw)
        isLeased = false
    }
}
