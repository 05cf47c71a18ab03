import JobConfig
import JobDiagnostics
import JobSQL
import JobStore
import JobStorePostgres
import JobStoreSQLite
import PostgresDriver
import SQLiteDriver

/// Finds out which store is meant, and opens it.
struct StoreOpener: Sendable {
    let global: GlobalOptions
    let context: CommandContext

    /// What is used where nothing says anything.
    static let defaultURL = "sqlite:.runner/runner.db"

    /// Opens the store for a command that needs nothing of the configuration but the store's address, and closes it
    /// behind the work.
    func withStore<Result>(
        creating: Bool = false, migrations: MigrationPolicy = .automatic,
        _ work: (any JobStore) async throws -> Result
    ) async throws -> Result {
        let loader = WorkspaceLoader(global: global, context: context)
        let settings = try loader.outline()?.store
        let store = try await open(settings, folder: loader.folder.path, creating: creating, migrations: migrations)
        do {
            let result = try await work(store)
            await store.close()
            return result
        } catch {
            await store.close()
            throw error
        }
    }

    /// Opens the store of a configuration.
    /// - Parameters:
    ///   - settings: `store:` of the file; nil if there is none.
    ///   - folder: the folder of the file.
    ///   - readOnly: for commands that only look.
    /// - Throws: `CommandFailure`.
    func open(
        _ settings: StoreSettings?, folder: String, creating: Bool = true, migrations: MigrationPolicy = .automatic,
        readOnly: Bool = false
    ) async throws -> any JobStore {
        do {
            switch try location(settings, folder: folder) {
            case .sqlite(let path):
                return try await openFile(path, creating: creating, migrations: migrations, readOnly: readOnly)
            case .postgres(let url):
                return try await PostgresJobStore.open(
                    PostgresLocation(url: url), settings: postgresSettings(settings),
                    migrations: migrations == .automatic && !creating ? .required : migrations, random: context.random)
            }
        } catch let error as SQLError {
            throw CommandFailure(
                .unreachable, code: "store_unreachable", "the store cannot be opened: \(error)",
                help: "see --store, RUNNER_STORE and store.url in jobs.yaml")
        } catch let error as StoreError {
            throw CommandFailure(.unreachable, code: "store_schema", error.message, help: error.help)
        }
    }

    private func openFile(
        _ path: String, creating: Bool, migrations: MigrationPolicy, readOnly: Bool
    ) async throws -> SQLiteJobStore {
        if !creating, path != ":memory:", !FilePaths.exists(path) {
            throw CommandFailure(
                .unreachable, code: "store_missing", "there is no store at \(path)",
                help: "`runner work`, `runner enqueue` and `runner migrate up` create it")
        }
        var options = SQLiteOptions()
        options.createsParentFolders = creating
        options.isReadOnly = readOnly
        return try await SQLiteJobStore.open(path: path, options: options, migrations: migrations, now: context.now)
    }

    private func postgresSettings(_ settings: StoreSettings?) -> PostgresStoreSettings {
        var result = PostgresStoreSettings()
        guard let settings else { return result }
        result.schema = settings.schema.value
        if settings.pooler.value == .transaction { result.pooler = .transaction }
        if !settings.indexes.isDefault { result.indexes = settings.indexes.value == .lean ? .lean : .river }
        return result
    }

    /// The statements of a migration of the store that is meant, which need not exist.
    func migrationSQL(_ id: MigrationID, up: Bool) throws -> String? {
        let loader = WorkspaceLoader(global: global, context: context)
        let settings = try loader.outline()?.store
        switch try location(settings, folder: loader.folder.path) {
        case .sqlite: return SQLiteJobStore.migrationSQL(id, up: up)
        case .postgres: return PostgresJobStore.migrationSQL(id, up: up, settings: postgresSettings(settings))
        }
    }

    /// Where the store is: `--store`, else `RUNNER_STORE`, else `store.url`, else `DATABASE_URL`, else a file.
    func location(_ settings: StoreSettings?, folder: String) throws -> StoreLocation {
        if let address = global.storeAddress(in: context.environment) { return try StoreLocation(address, folder: ".") }
        if let url = settings?.url, !url.isDefault {
            return try StoreLocation(expand(url.value, named: "store.url"), folder: folder)
        }
        if let url = context.environment["DATABASE_URL"], !url.isEmpty { return try StoreLocation(url, folder: ".") }
        return try StoreLocation(StoreOpener.defaultURL, folder: folder)
    }

    private func expand(_ text: String, named key: String) throws -> String {
        try VariableReplacement.expand(text, named: key, environment: context.environment)
    }
}

extension GlobalOptions {
    /// The store's address as `--store` or `RUNNER_STORE` gives it; an empty variable counts as none.
    func storeAddress(in environment: [String: String]) -> String? {
        if let store { return store }
        return environment["RUNNER_STORE"].flatMap { $0.isEmpty ? nil : $0 }
    }
}
