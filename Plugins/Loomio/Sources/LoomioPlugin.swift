public import JobPlugin
import JobSQL

/// Loomio's background jobs.
public struct LoomioPlugin: JobPlugin {
    /// What `plugins: { loomio: … }` says.
    public typealias Settings = LoomioSettings

    /// `loomio`
    public static let id: PluginID = "loomio"

    private let database: any SQLDatabase
    private let site: Site
    private let outbox: OutboxSender

    /// Makes the plugin; nothing is connected to before the first mail.
    /// - Throws: `PluginSettingsError`.
    public init(settings: LoomioSettings, services: PluginServices) throws {
        let site = try settings.site()
        let mailer: any Mailer =
            switch try settings.destination(relativeTo: services.folder) {
            case .folder(let path): FileMailer(folder: path)
            case .server(let server): SMTPMailer(server, clientName: site.sender.domain)
            }
        self.site = site
        database = services.database
        outbox = OutboxSender(database: services.database, composer: MailComposer(site: site), mailer: mailer)
    }

    /// The kinds it works, and whom its schedules are for.
    public static var items: [PluginItem<LoomioPlugin>] {
        Handle(PublishEvent.self) { PublishEvent(database: $0.database, site: $0.site, outbox: $0.outbox) }
        Handle(RunProcedure.self) { RunProcedure(database: $0.database) }
        Handle(CloseExpiredPolls.self) { CloseExpiredPolls(database: $0.database) }
        Handle(SendDailyCatchUp.self) { SendDailyCatchUp(database: $0.database, site: $0.site, outbox: $0.outbox) }

        Serve("catch_up_readers", CatchUpReaders.self) { CatchUpReaders(database: $0.database) }
        Serve("weekly_readers", WeeklyReaders.self) { WeeklyReaders(database: $0.database) }
        Serve("outcome_authors", OutcomeAuthors.self) { OutcomeAuthors(database: $0.database) }
        Serve("task_assignees", TaskAssignees.self) { TaskAssignees(database: $0.database) }
    }

    /// Loomio's tables.
    public static var migrations: [PluginMigration] { LoomioSchema.migrations }
}
