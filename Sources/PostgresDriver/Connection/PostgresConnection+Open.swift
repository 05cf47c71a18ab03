import CPostgres
import Glibc
package import JobSQL

extension PostgresConnection {
    /// Connects.
    ///
    /// Cancelling the call ends the wait. What the URL says wins over what is given here.
    /// - Throws: `SQLError` with the code `unavailable`, without the password.
    package static func open(
        _ location: PostgresLocation, options: PostgresOptions, interruption: PostgresInterruption
    ) throws(SQLError) -> PostgresConnection {
        let settings = [
            ("fallback_application_name", options.applicationName),
            // A server that vanished without a word is noticed by the time a statement would have been cancelled.
            ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
            ("tcp_user_timeout", "30000"), ("dbname", location.url), ("client_encoding", "UTF8"),
        ]
        guard let raw = start(settings) else { throw SQLError(.unavailable, "no memory for a connection") }
        PQsetNoticeProcessor(raw, { _, _ in }, nil)
        do throws(SQLError) {
            try waitUntilConnected(raw, location, options, interruption)
        } catch {
            PQfinish(raw)
            throw error
        }
        let connection = try PostgresConnection(raw, location, options: options, interruption: interruption)
        try connection.prepareSession()
        return connection
    }

    /// Takes a connection that somebody else opened and closes, such as one with a transaction of his own. No statement
    /// stays prepared on it, and it is left as it was.
    /// - Throws: `SQLError` for a connection that can run no statement now.
    package static func borrow(
        _ raw: OpaquePointer, options: PostgresOptions
    ) throws(SQLError) -> PostgresConnection {
        guard PQstatus(raw) == CONNECTION_OK else {
            throw SQLError(.unavailable, "the connection is not open")
        }
        guard PQpipelineStatus(raw) == PQ_PIPELINE_OFF, PQtransactionStatus(raw) != PQTRANS_ACTIVE else {
            throw SQLError(.busy, "the connection is at work: take the results of its last statement first")
        }
        guard PQtransactionStatus(raw) != PQTRANS_INERROR else {
            throw SQLError(.statement, "a statement in the connection's transaction has failed: roll it back first")
        }
        guard let encoding = pg_encoding_to_char(PQclientEncoding(raw)).map({ String(cString: $0) }),
            encoding == "UTF8"
        else {
            throw SQLError(.statement, "the connection's client_encoding is not UTF8")
        }
        var options = options
        options.pooler = .transaction
        let connection = try PostgresConnection(
            raw, nil, options: options, interruption: PostgresInterruption())
        if PQtransactionStatus(raw) == PQTRANS_INTRANS { connection.transactionState = .foreign }
        return connection
    }

    private static func start(_ settings: [(String, String)]) -> OpaquePointer? {
        let keywords = settings.map { strdup($0.0) }
        let values = settings.map { strdup($0.1) }
        defer {
            for text in keywords + values { free(text) }
        }
        let constKeywords = keywords.map { UnsafePointer<CChar>($0) } + [nil]
        let constValues = values.map { UnsafePointer<CChar>($0) } + [nil]
        return PQconnectStartParams(constKeywords, constValues, 1)
    }

    private static func waitUntilConnected(
        _ raw: OpaquePointer, _ location: PostgresLocation, _ options: PostgresOptions,
        _ interruption: PostgresInterruption
    ) throws(SQLError) {
        let end = WaitTime(in: options.connectTimeout)
        var step = PQstatus(raw) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING
        while step != PGRES_POLLING_OK {
            guard step != PGRES_POLLING_FAILED else { throw failure(raw, location) }
            if interruption.isRequested { throw SQLError(.interrupted, "connecting was cancelled") }
            let events = step == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var descriptors = [
                pollfd(fd: PQsocket(raw), events: Int16(events), revents: 0),
                pollfd(fd: interruption.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            let ready = poll(&descriptors, 2, end.milliseconds)
            guard ready != 0 else {
                throw SQLError(.unavailable, "\(location) did not answer within \(options.connectTimeout)")
            }
            if descriptors[1].revents != 0 { interruption.acknowledge() }
            if descriptors[0].revents != 0 { step = PQconnectPoll(raw) }
        }
    }

    /// libpq's words name hosts and users, never passwords.
    private static func failure(_ raw: OpaquePointer, _ location: PostgresLocation) -> SQLError {
        let words = String(cString: PQerrorMessage(raw)).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
        return SQLError(.unavailable, words.isEmpty ? "\(location) cannot be reached" : words)
    }

    /// What holds for the whole session; with a pooler there is none.
    private func prepareSession() throws(SQLError) {
        guard options.pooler == .none else { return }
        let settings = [
            // A node that is stopped in the middle of a transaction must not hold its locks for ever.
            "jit": "off", "idle_in_transaction_session_timeout": "15s", "TimeZone": "UTC",
        ].merging(options.session) { $1 }
        try executeSimple(
            settings.sorted { $0.key < $1.key }.map { "SET \($0.key) = '\($0.value)'" }.joined(separator: "; "))
    }
}
