import CSQLite
import JobSQL

extension SQLiteConnection {
    /// Compiles a text that must be one statement.
    func compile(_ sql: String) throws(SQLError) -> CompiledStatement {
        var text = sql
        // A closure's failure comes out as a value: `withUTF8` does not pass typed errors on.
        let outcome: Result<OpaquePointer?, SQLError> = text.withUTF8 { bytes in
            Result { () throws(SQLError) -> OpaquePointer? in
                var rest = bytes[...]
                let first = try compileFirst(of: &rest, in: bytes, sql: sql, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
                do throws(SQLError) {
                    // What follows may only be comments; those compile to nothing.
                    guard let second = try compileFirst(of: &rest, in: bytes, sql: sql) else { return first }
                    sqlite3_finalize(second)
                    throw SQLError(.statement, "a text of several statements runs as a script", statement: sql)
                } catch {
                    sqlite3_finalize(first)
                    throw error
                }
            }
        }
        guard let raw = try outcome.get() else {
            throw SQLError(.statement, "the statement is empty", statement: sql)
        }
        return try CompiledStatement(adopting: raw, sql: sql)
    }

    /// Compiles and runs the statements of a script, one after another.
    func runScript(_ sql: String) throws(SQLError) {
        var text = sql
        let outcome: Result<Void, SQLError> = text.withUTF8 { bytes in
            Result { () throws(SQLError) in
                var rest = bytes[...]
                while !rest.isEmpty {
                    guard let raw = try compileFirst(of: &rest, in: bytes, sql: sql) else { return }
                    let compiled = try CompiledStatement(adopting: raw, sql: sql)
                    guard compiled.parameters.count == 0 else {
                        throw SQLError(.statement, "a script has no parameters", statement: sql)
                    }
                    let statement = SQLiteStatement(compiled, on: self)
                    while try statement.step() {}
                }
            }
        }
        try outcome.get()
    }

    /// Compiles the first statement in `rest` and moves `rest` behind it; nil if only blanks and comments are left.
    private func compileFirst(
        of rest: inout Slice<UnsafeBufferPointer<UInt8>>, in bytes: UnsafeBufferPointer<UInt8>, sql: String,
        flags: UInt32 = 0
    ) throws(SQLError) -> OpaquePointer? {
        let handle = try open()
        guard !rest.contains(0) else {
            // SQLite would take it for the end and leave out the rest.
            throw SQLError(.statement, "the statement contains a NUL character", statement: sql)
        }
        guard rest.count <= Int(Int32.max) else { throw SQLError(.statement, "the statement is too long") }
        while !rest.isEmpty {
            let part = UnsafeBufferPointer(rebasing: rest)
            var raw: OpaquePointer?
            var tail: UnsafePointer<CChar>?
            let result = part.withMemoryRebound(to: CChar.self) { text in
                sqlite3_prepare_v3(handle, text.baseAddress, Int32(text.count), flags, &raw, &tail)
            }
            guard result == SQLITE_OK else { throw failure(result, in: sql) }
            let used = part.withMemoryRebound(to: CChar.self) { text in
                tail.flatMap { tail in text.baseAddress.map { tail - $0 } } ?? text.count
            }
            rest = rest.dropFirst(used)
            if let raw { return raw }
            // A lone semicolon or comment; it always uses at least one byte, or all are used up.
            if used == 0 { return nil }
        }
        return nil
    }
}
