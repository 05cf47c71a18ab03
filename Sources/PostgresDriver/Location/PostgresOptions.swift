/// How connections are opened and used.
package struct PostgresOptions: Sendable, Hashable {
    /// What stands between this program and the server.
    package enum Pooler: Sendable, Hashable {
        /// Nothing: prepared statements, session settings and LISTEN work.
        case none
        /// A pooler that gives each transaction another session, such as PgBouncer in transaction mode.
        case transaction
    }

    /// The schema in which the tables are; `$schema.` in a statement stands for it.
    package var schema: String
    /// What stands in between.
    package var pooler: Pooler
    /// At most so many connections at once.
    package var connections: Int
    /// How long a connection may take to come about.
    package var connectTimeout: Duration
    /// How long a statement may run; then it is cancelled.
    package var statementTimeout: Duration
    /// How long the server may stay silent after a cancellation before the connection is given up.
    package var grace: Duration
    /// What the server calls the connection.
    package var applicationName: String
    /// Settings of the whole session, where it is one.
    package var session: [String: String]

    /// Creates options.
    package init(
        schema: String = "public", pooler: Pooler = .none, connections: Int = 8,
        connectTimeout: Duration = .seconds(10), statementTimeout: Duration = .seconds(30),
        grace: Duration = .seconds(5), applicationName: String = "runner",
        session: [String: String] = [:]
    ) {
        self.schema = schema
        self.pooler = pooler
        self.connections = connections
        self.connectTimeout = connectTimeout
        self.statementTimeout = statementTimeout
        self.grace = grace
        self.applicationName = applicationName
        self.session = session
    }
}
