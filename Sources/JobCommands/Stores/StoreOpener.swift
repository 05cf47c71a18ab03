import JobConfig
import JobDiagnostics
import JobSQL
import JobStore
import JobStoreSQLite
import SQLiteDriver

/// Finds out which store is meant, and opens it.
struct StoreOpener: Sendable {
    let global: GlobalOptions
    let context: CommandContext

    /// What is used where nothing says anything.
    static let defaultURL = "sqlite:.runner/runner.db"

    /// Opens the store of a command that needs no configuration beside the store's address.
    func open(creating: Bool = true, migrations: MigrationPolicy = .automatic) async throws -> any JobStore {
        let loader = WorkspaceLoader(global: global, context: context)
        let needsFile = explicitURL == nil
        let configuration = needsFile ? loader.folder.read().configuration(environment: loader.environment) : nil
        return try await open(
            configuration?.store, folder: loader.folder.path, creating: creating, migrations: migrations)
    }

    /// Opens the store of a configuration.
    func open(
        _ settings: StoreSettings?, folder: String, creating: Bool = true, migrations: MigrationPolicy = .automatic
    ) async throws -> any JobStore {
        let location = try location(settings, folder: folder)
        guard case .sqlite(let path) = location else {
            throw CommandFailure(
                .unreachable, code: "store_unsupported", "this version has no PostgreSQL store yet",
                help: "use --store sqlite:PATH")
        }
        if !creating, path != ":memory:", !FilePaths.exists(path) {
            throw CommandFailure(
                .unreachable, code: "store_missing", "there is no store at \(path)",
                help: "`runner work`, `runner enqueue` and `runner migrate up` create it")
        }
        do {
            var options = SQLiteOptions()
            options.createsParentFolders = creating
            return try await SQLiteJobStore.open(
                path: path, options: options, migrations: migrations, now: context.now)
        } catch let error as SQLError {
            throw CommandFailure(
                .unreachable, code: "store_unreachable", "the store cannot be opened: \(error)",
                help: "see --store, RUNNER_STORE and store.url in jobs.yaml")
        } catch let error as StoreError {
            throw CommandFailure(.unreachable, code: "store_schema", error.message, help: error.help)
        }
    }

    /// Where the store is: `--store`, else `RUNNER_STORE`, else `store.url`, else `DATABASE_URL`, else a file.
    func location(_ settings: StoreSettings?, folder: String) throws -> StoreLocation {
        if let explicitURL { return try StoreLocation(explicitURL, folder: ".") }
        if let url = settings?.url, !url.isDefault {
            return try StoreLocation(expand(url.value, named: "store.url"), folder: folder)
        }
        if let url = context.environment["DATABASE_URL"], !url.isEmpty { return try StoreLocation(url, folder: ".") }
        return try StoreLocation(StoreOpener.defaultURL, folder: folder)
    }

    private var explicitURL: String? {
        [global.store, context.environment["RUNNER_STORE"]].compactMap { $0 }.first { !$0.isEmpty }
    }

    private func expand(_ text: String, named key: String) throws -> String {
        try VariableReplacement.expand(text, named: key, environment: context.environment)
    }
}
