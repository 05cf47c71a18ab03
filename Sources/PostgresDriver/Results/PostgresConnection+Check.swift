import CPostgres
import JobSQL

extension PostgresConnection {
    /// - Throws: `SQLError` if the answer is one.
    func check(_ result: PostgresResult, of command: PostgresCommand) throws(SQLError) {
        switch PQresultStatus(result.raw) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_SINGLE_TUPLE, PGRES_PIPELINE_SYNC, PGRES_COPY_IN,
            PGRES_EMPTY_QUERY:
            return
        case PGRES_PIPELINE_ABORTED:
            throw SQLError(.statement, "a statement before this one failed", statement: command.sql)
        default:
            let error = SQLError(result, statement: command.sql)
            if error.code == .unavailable || PQstatus(raw) == CONNECTION_BAD { isBroken = true }
            throw error
        }
    }
}
