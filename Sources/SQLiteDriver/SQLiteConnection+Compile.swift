import CSQLite
import JobSQL

extension SQLiteConnection {
    /// Compiles a text that must be one statement.
    func compile(_ sql: String) throws(SQLError) -> CompiledStatement {
        var text = try StatementText(sql)
        guard let raw = try text.compileNext(on: self, flags: SQLITE_PREPARE_PERSISTENT) else {
            throw SQLError(.statement, "the statement is empty", statement: sql)
        }
        let compiled = try CompiledStatement(adopting: raw, sql: sql)
        guard text.isAtEnd(on: self) else {
            throw SQLError(.statement, "a text of several statements runs as a script", statement: sql)
        }
        return compiled
    }

    /// Compiles and runs the statements of a script, one after another.
    func runScript(_ sql: String) throws(SQLError) {
        var text = try StatementText(sql)
        while let raw = try text.compileNext(on: self) {
            let compiled = try CompiledStatement(adopting: raw, sql: sql)
            guard compiled.parameters.count == 0 else {
                throw SQLError(.statement, "a script has no parameters", statement: sql)
            }
            let statement = SQLiteStatement(compiled, on: self)
            while try statement.step() {}
        }
    }
}
