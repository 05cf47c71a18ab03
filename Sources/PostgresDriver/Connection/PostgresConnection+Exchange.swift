import CPostgres
import Glibc
import JobSQL

/// What is sent to the server in one go.
struct PostgresCommand {
    /// The statement's text, with the schema in its place.
    var sql: String
    var parameters: PostgresParameters
    /// Whether values come back in text instead of binary.
    var wantsText = false
    /// Whether the server keeps it prepared under a name.
    var isKept = true
}

extension PostgresConnection {
    /// Sends statements and waits for all their answers: one way to the server and back.
    ///
    /// Outside of a transaction they are one together.
    /// - Throws: `SQLError` of the first that failed.
    func exchange(_ commands: [PostgresCommand]) throws(SQLError) -> [PostgresResult] {
        try permitStart()
        var commands = commands
        var lead = 0
        if case .wanted(let begin) = transactionState {
            commands.insert(PostgresCommand(sql: begin, parameters: PostgresParameters()), at: 0)
            lead = 1
        }
        var names: [String?] = []
        for command in commands { names.append(try prepare(command)) }
        do throws(SQLError) {
            var results: [PostgresResult] = []
            if commands.count == 1 {
                try send(commands[0], as: names[0])
                let end = WaitTime(in: statementTimeout)
                if let result = try takeResult(until: end, of: commands[0]) { results.append(result) }
                try drain(until: end)
            } else {
                results = try exchangeInPipeline(commands, names)
            }
            if lead == 1 { transactionState = .open }
            for (command, result) in zip(commands, results) { try check(result, of: command) }
            results.removeFirst(lead)
            return results
        } catch {
            if lead == 1, !isBroken, PQtransactionStatus(raw) != PQTRANS_IDLE { transactionState = .open }
            throw error
        }
    }

    /// Sends a text of one or more statements without parameters.
    /// - Throws: `SQLError`.
    func executeSimple(_ sql: String) throws(SQLError) {
        try permitStart()
        let command = PostgresCommand(sql: sql, parameters: PostgresParameters())
        guard PQsendQuery(raw, sql) == 1 else { throw lost(command) }
        let end = WaitTime(in: statementTimeout)
        var failure: SQLError?
        while let result = try takeResult(until: end, of: command) {
            do throws(SQLError) {
                try check(result, of: command)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure { throw failure }
    }

    private func permitStart() throws(SQLError) {
        guard !isBroken else { throw SQLError(.unavailable, "the connection to the server was lost") }
        if interruption.isRequested { throw SQLError(.interrupted, "the statement was cancelled") }
    }

    private func exchangeInPipeline(
        _ commands: [PostgresCommand], _ names: [String?]
    ) throws(SQLError) -> [PostgresResult] {
        guard PQenterPipelineMode(raw) == 1 else { throw lost(commands[0]) }
        // Otherwise both sides may wait for the other to read, with buffers full.
        let blocking = PQisnonblocking(raw)
        PQsetnonblocking(raw, 1)
        for (command, name) in zip(commands, names) { try send(command, as: name) }
        guard PQpipelineSync(raw) == 1 else { throw lost(commands[0]) }
        let end = WaitTime(in: statementTimeout)
        var results: [PostgresResult] = []
        for command in commands {
            guard let result = try takeResult(until: end, of: command) else { throw lost(command) }
            results.append(result)
            try drain(until: end)
        }
        _ = try takeResult(until: end, of: commands[0])
        guard PQexitPipelineMode(raw) == 1 else { throw lost(commands[0]) }
        PQsetnonblocking(raw, blocking)
        return results
    }

    func send(_ command: PostgresCommand, as name: String?) throws(SQLError) {
        let isSent = command.parameters.withPointers { types, values, lengths, formats in
            let count = Int32(command.parameters.count)
            let format: Int32 = command.wantsText ? 0 : 1
            if let name { return PQsendQueryPrepared(raw, name, count, values, lengths, formats, format) }
            return PQsendQueryParams(raw, command.sql, count, types, values, lengths, formats, format)
        }
        guard isSent == 1 else { throw lost(command) }
    }

    /// The next answer of the statement under way; nil after its last one.
    func takeResult(until end: WaitTime, of command: PostgresCommand) throws(SQLError) -> PostgresResult? {
        try waitForAnswer(until: end)
        return PQgetResult(raw).map(PostgresResult.init(adopting:))
    }

    func drain(until end: WaitTime) throws(SQLError) {
        while true {
            try waitForAnswer(until: end)
            guard let extra = PQgetResult(raw) else { return }
            PQclear(extra)
        }
    }

    /// Waits until an answer can be taken without waiting. A statement whose time is over, or whose caller was
    /// cancelled, is cancelled at the server, and its answer says so.
    private func waitForAnswer(until end: WaitTime) throws(SQLError) {
        var end = end
        var isCancelled = false
        while true {
            let unsent = PQflush(raw)
            guard unsent >= 0 else { throw lost(nil) }
            guard PQisBusy(raw) == 1 else { return }
            if interruption.isRequested, !isCancelled {
                isCancelled = true
                end = try cancelStatement()
            }
            var descriptors = [
                pollfd(fd: PQsocket(raw), events: Int16(unsent == 1 ? POLLIN | POLLOUT : POLLIN), revents: 0),
                pollfd(fd: interruption.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&descriptors, 2, end.milliseconds)
            if ready == 0 {
                guard !isCancelled else { throw silent() }
                isCancelled = true
                end = try cancelStatement()
                continue
            }
            if descriptors[1].revents != 0 { interruption.acknowledge() }
            if descriptors[0].revents != 0, PQconsumeInput(raw) == 0 { throw lost(nil) }
        }
    }

    /// Asks the server to end the statement.
    /// - Returns: Until when it must have answered.
    /// - Throws: `SQLError` if it does not even take the request.
    func cancelStatement() throws(SQLError) -> WaitTime {
        let end = WaitTime(in: options.grace)
        guard let request = CancelRequest(raw), request.send(until: end) else { throw silent() }
        return end
    }

    private func silent() -> SQLError {
        isBroken = true
        return SQLError(.unavailable, "the server does not answer")
    }

    /// The error for a connection that cannot go on.
    func lost(_ command: PostgresCommand?) -> SQLError {
        isBroken = true
        let words = String(cString: PQerrorMessage(raw)).split(separator: "\n").first.map(String.init)
        return SQLError(
            .unavailable, "the connection to the server was lost" + (words.map { ": " + $0 } ?? ""),
            statement: command?.sql)
    }
}
