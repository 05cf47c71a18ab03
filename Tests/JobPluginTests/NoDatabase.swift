import JobPlugin
import JobPluginTesting
import JobSQL
import JobTime
import Logging

/// A database for plugins that are made but never ask for anything.
struct NoDatabase: SQLDatabase {
    var dialect: SQLDialect { .sqlite }

    func read<Result: Sendable>(_ body: @Sendable (any SQLConnection) throws -> Result) async throws -> Result {
        throw SQLError(.unavailable, "no database")
    }

    func transaction<Result: Sendable>(_ body: @Sendable (any SQLTransaction) throws -> Result) async throws -> Result {
        throw SQLError(.unavailable, "no database")
    }
}

extension PluginServices {
    static var forTests: PluginServices {
        PluginServices(
            database: NoDatabase(), client: CapturingJobClient(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            now: { Timestamp(seconds: 0) }, folder: ".")
    }
}
