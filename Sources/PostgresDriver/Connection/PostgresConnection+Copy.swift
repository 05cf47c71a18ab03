import CPostgres
import Glibc
import JobSQL

extension PostgresConnection {
    /// Sends rows by `COPY … FROM STDIN`.
    ///
    /// - Parameters:
    ///   - sql: the COPY statement; its format is that of the chunks.
    ///   - nextChunk: gives the data piece by piece, then nil.
    /// - Returns: How many rows were stored.
    /// - Throws: `SQLError`, or what `nextChunk` throws; then nothing is stored.
    @discardableResult
    package func copyIn(_ sql: String, _ nextChunk: () throws -> [UInt8]?) throws -> Int {
        if case .wanted = transactionState { try run("SELECT 1") }
        let command = PostgresCommand(sql: schema.applied(to: sql), parameters: PostgresParameters())
        guard PQsendQuery(raw, command.sql) == 1 else { throw lost(command) }
        let end = WaitTime(in: statementTimeout)
        guard let start = try takeResult(until: end, of: command) else { throw lost(command) }
        do {
            try check(start, of: command)
        } catch {
            try drain(until: end)
            throw error
        }
        var refusal: (any Error)?
        do {
            while let chunk = try nextChunk() { try put(chunk, command) }
        } catch {
            refusal = error
        }
        guard PQputCopyEnd(raw, refusal == nil ? nil : "given up by the client") == 1 else { throw lost(command) }
        var stored = 0
        while let result = try takeResult(until: end, of: command) {
            do {
                try check(result, of: command)
                stored = result.affectedRows
            } catch {
                refusal = refusal ?? error
            }
        }
        if let refusal { throw refusal }
        return stored
    }

    private func put(_ chunk: [UInt8], _ command: PostgresCommand) throws(SQLError) {
        let isTaken = chunk.withUnsafeBytes { bytes in
            // The connection blocks here until the server has room.
            PQputCopyData(raw, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        guard isTaken == 1 else { throw lost(command) }
    }
}
