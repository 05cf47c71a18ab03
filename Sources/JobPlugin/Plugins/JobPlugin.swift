/// A plugin: handlers, audiences and middleware for one domain, linked at compile time.
///
/// `items` is the table of contents. It names types and how to make them from the plugin, so that
/// `runner validate` and `runner plugins list` can read it without making anything.
/// ```swift
/// struct BillingPlugin: JobPlugin {
///     static let id: PluginID = "billing"
///
///     struct Settings: Codable, Sendable {
///         var smtpURL: String?
///     }
///
///     let mailer: Mailer
///     let database: any SQLDatabase
///
///     init(settings: Settings, services: PluginServices) throws {
///         mailer = try Mailer(url: settings.smtpURL ?? "smtp://localhost")
///         database = services.database
///     }
///
///     static var items: [PluginItem<Self>] {
///         Wrap { _ in Tracing() }
///         Handle(SendReceipt.self) { SendReceipt(mailer: $0.mailer) }
///         Serve("digest_readers", DigestReaders.self) { DigestReaders(database: $0.database) }
///     }
/// }
/// ```
public protocol JobPlugin: Sendable {
    /// What `plugins: { ID: … }` in `jobs.yaml` decodes into; every key optional unless a node cannot do without.
    associatedtype Settings: Codable & Sendable = NoSettings

    /// The plugin's name.
    static var id: PluginID { get }

    /// Handlers, audiences and middleware.
    @PluginBuilder<Self> static var items: [PluginItem<Self>] { get }

    /// The tables the plugin wants beside the jobs, oldest first; `runner migrate up` creates them.
    static var migrations: [PluginMigration] { get }

    /// Makes the plugin for a node. Opens nothing that is not needed before the first job.
    /// - Throws: Anything; a `PluginSettingsError` is shown at the setting's place.
    init(settings: Settings, services: PluginServices) throws
}

extension JobPlugin {
    /// None.
    public static var migrations: [PluginMigration] { [] }
}
