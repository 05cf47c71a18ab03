import CPostgres
import JobSQL

extension PostgresConnection {
    /// The name under which the server knows a statement; nil where it is to be sent as it is.
    func prepare(_ command: PostgresCommand) throws(SQLError) -> String? {
        // A pooler gives each transaction another session, which would not know the name.
        guard command.isKept, options.pooler == .none, transactionState != .foreign else { return nil }
        let key = PreparedStatements.Key(sql: command.sql, types: command.parameters.types)
        if let name = statements.name(of: key) { return name }
        if let oldest = statements.makeRoom() { try executeSimple("DEALLOCATE \(oldest)") }
        let name = statements.newName()
        guard PQsendPrepare(raw, name, command.sql, Int32(key.types.count), key.types) == 1 else {
            throw lost(command)
        }
        let end = WaitTime(in: statementTimeout)
        let result = try takeResult(until: end, of: command)
        try drain(until: end)
        guard let result else { throw lost(command) }
        try check(result, of: command)
        statements.insert(key, name: name)
        return name
    }
}
