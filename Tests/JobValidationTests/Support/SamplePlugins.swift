import JobPlugin
import JobTime

/// A plugin with one handler, named like its kind, so that examples use no more of a plugin than they name.
struct SinglePlugin<Handler: SampleHandler>: JobPlugin {
    static var id: PluginID { PluginID(Handler.kind.rawValue) }

    init(settings: NoSettings, services: PluginServices) {}

    static var items: [PluginItem<Self>] {
        Handle(Handler.self) { _ in Handler() }
    }
}

/// A plugin with two handlers.
struct CountingPlugin: JobPlugin {
    static let id: PluginID = "counting"

    init(settings: NoSettings, services: PluginServices) {}

    static var items: [PluginItem<Self>] {
        Handle(CountWords.self) { _ in CountWords() }
        Handle(CountLines.self) { _ in CountLines() }
    }
}

/// A plugin whose handler's arguments nobody can read off.
struct ImportPlugin: JobPlugin {
    static let id: PluginID = "imports"

    init(settings: NoSettings, services: PluginServices) {}

    static var items: [PluginItem<Self>] {
        Handle(ImportFile.self) { _ in ImportFile() }
    }
}

/// A plugin with settings and audiences, without handlers.
struct MailerPlugin: JobPlugin {
    static let id: PluginID = "mailer"

    struct Settings: Codable, Sendable {
        struct Server: Codable, Sendable {
            var host: String
            var port: Int?
        }

        var from: String?
        var retries: Int?
        var servers: [Server]?
        var url: String?
        var apiToken: String?

        enum CodingKeys: String, CodingKey {
            case from, retries, servers, url
            case apiToken = "api_token"
        }
    }

    init(settings: Settings, services: PluginServices) {}

    static var items: [PluginItem<Self>] {
        Serve("readers", Readers.self) { _ in Readers() }
        Serve("authors", Authors.self) { _ in Authors() }
    }
}

/// Nobody, with a name.
struct Readers: Audience {
    static let fields: [String: ArgumentShape] = ["name": .string, "group_id": .integer]

    func zones(on date: CivilDate) async throws -> [ZoneName] { [] }

    func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] { [] }
}

/// Nobody.
struct Authors: Audience {
    func zones(on date: CivilDate) async throws -> [ZoneName] { [] }

    func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] { [] }
}
