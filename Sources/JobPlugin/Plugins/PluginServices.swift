public import JobSQL
public import JobTime
public import Logging

/// What the program offers a plugin.
public struct PluginServices: Sendable {
    /// The jobs' own database, for tables kept beside them.
    public let database: any SQLDatabase
    /// Enqueues jobs outside a handler.
    public let client: any JobClient
    /// Carries the plugin's name.
    public let logger: Logger
    /// The wall clock; tests set it.
    public let now: @Sendable () -> Timestamp
    /// The folder of `jobs.yaml`: relative paths in settings start there.
    public let folder: String

    /// Creates the services.
    public init(
        database: any SQLDatabase, client: any JobClient, logger: Logger,
        now: @escaping @Sendable () -> Timestamp, folder: String
    ) {
        self.database = database
        self.client = client
        self.logger = logger
        self.now = now
        self.folder = folder
    }
}
