package import JobSQL
package import JobStore
package import JobTime
package import PostgresDriver

/// A job store in a PostgreSQL database, in River's table format, which a fleet of nodes shares with River's own clients.
///
/// The server's clock writes all times. What writes is one statement or one short transaction; what the server refuses
/// because of another transaction (a deadlock) is tried again.
package final class PostgresJobStore: Sendable {
    /// What it is.
    package let identity: StoreIdentity
    /// The driver's own object; `database` is the same without the engine's name.
    package let postgres: PostgresDatabase
    /// The same database on connections that only claim and end jobs, whose plans must not depend on statistics that are
    /// minutes behind: a table that was empty when it was last analysed may have a million rows now.
    let work: PostgresDatabase
    /// How the tables are made and used.
    package let settings: PostgresStoreSettings

    let channels: NotificationChannels
    /// Fires when there may be something new to claim.
    let signal: ChangeSignal
    let watch: ChangeWatch
    /// Behind which rows of unknown kinds the next claim begins.
    let foreignRows = ForeignRows()
    /// How far a backlog has been claimed.
    let claimFront = ClaimFront()
    /// How far the ledger's subjects have been looked through.
    let subjectCleaning = CleanSubjects()
    /// Which notifications of new jobs are worth sending.
    let insertNotices: InsertNotices
    /// A clock that never goes backwards, of which only differences count: the server's writes all times.
    let steadyTime: @Sendable () -> Timestamp
    /// What is heard from others.
    let relay = NotificationRelay()
    /// Nil behind a pooler.
    let listener: ChangeListener?
    /// Waits.
    let clock: any Clock<Duration>
    /// A number from 0 to 1.
    let random: @Sendable () -> Double

    /// Plans along the indexes only, made once.
    private static let workSession = [
        "enable_seqscan": "off", "enable_hashjoin": "off", "enable_mergejoin": "off", "enable_bitmapscan": "off",
        "plan_cache_mode": "force_generic_plan",
    ]

    private init(
        postgres: PostgresDatabase, work: PostgresDatabase, settings: PostgresStoreSettings, identity: StoreIdentity,
        clock: any Clock<Duration>, random: @escaping @Sendable () -> Double,
        steadyTime: @escaping @Sendable () -> Timestamp
    ) {
        self.postgres = postgres
        self.work = work
        self.settings = settings
        self.identity = identity
        self.clock = clock
        self.random = random
        self.steadyTime = steadyTime
        insertNotices = InsertNotices(steadyTime)
        channels = NotificationChannels(schema: settings.schema)
        signal = ChangeSignal()
        listener =
            settings.pooler == .none
            ? ChangeListener(database: postgres, channels: channels, signal: signal, relay: relay, clock: clock) : nil
        watch = ChangeWatch(signal: signal, listener: listener, clock: clock)
    }

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - location: the server and its database.
    ///   - migrations: what to do about the tables; `automatic` makes them in a database that has none, and changes none
    ///     that are there.
    ///   - connections: at most so many at once for each of the two purposes, work and all the rest; one more listens.
    ///   - clock: waits between two looks.
    ///   - random: a number from 0 to 1, for pauses.
    /// - Throws: `SQLError` if the server cannot be reached, or only reads; `StoreError` with the code `schema`.
    package static func open(
        _ location: PostgresLocation, settings: PostgresStoreSettings = PostgresStoreSettings(),
        migrations: MigrationPolicy = .automatic, connections: Int = 4,
        clock: any Clock<Duration> = ContinuousClock(),
        steadyTime: @escaping @Sendable () -> Timestamp = SteadyTime.now,
        random: @escaping @Sendable () -> Double = { 0.5 }
    ) async throws -> PostgresJobStore {
        let options = PostgresOptions(schema: settings.schema, pooler: settings.pooler, connections: connections)
        let postgres = PostgresDatabase(location, options: options, random: random)
        var workOptions = options
        workOptions.session = workSession
        let work = PostgresDatabase(location, options: workOptions, random: random)
        do {
            let version = try await postgres.withConnection { connection in
                try refuseStandby(connection)
                return connection.serverVersion
            }
            let identity = StoreIdentity(engine: "postgres", location: location.description, version: version)
            let store = PostgresJobStore(
                postgres: postgres, work: work, settings: settings, identity: identity, clock: clock,
                random: random, steadyTime: steadyTime)
            try await store.adopt(migrations)
            return store
        } catch {
            await postgres.close()
            throw error
        }
    }

    private static func refuseStandby(_ connection: PostgresConnection) throws(SQLError) {
        guard try connection.run("SELECT pg_is_in_recovery()").boolean(0, 0) else { return }
        throw SQLError(
            .readOnly,
            "the server is a standby, which only reads; in a URL with several hosts, target_session_attrs=read-write finds the primary"
        )
    }

    /// The database underneath.
    package var database: any SQLDatabase { postgres }

    /// Ends all connections.
    package func close() async {
        await listener?.stop()
        await work.close()
        await postgres.close()
    }
}

extension PostgresJobStore: JobStore {}
