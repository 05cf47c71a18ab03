import JobPlugin

/// Where mails go: the setting `mail`.
enum MailDestination: Sendable, Hashable {
    /// Each mail becomes a file in a folder.
    case folder(String)
    /// An SMTP server takes them.
    case server(SMTPServer)

    /// Reads `file:FOLDER` or `smtp://[user:password@]host[:port]`.
    /// - Parameter base: the folder where a relative path starts.
    /// - Throws: `PluginSettingsError`, without the value.
    init(setting: String, relativeTo base: String) throws {
        if setting.hasPrefix("file:") {
            self = .folder(try Self.path(String(setting.dropFirst("file:".count)), relativeTo: base))
        } else if setting.hasPrefix("smtp://") {
            self = .server(try SMTPServer(authority: String(setting.dropFirst("smtp://".count))))
        } else if setting.hasPrefix("smtps://") {
            throw Self.error(
                "smtps:// (and STARTTLS) is not spoken here; send through a relay on a trusted network: smtp://host:port"
            )
        } else {
            throw Self.error("is neither file:FOLDER nor smtp://[user:password@]host:port")
        }
    }

    static func error(_ message: String) -> PluginSettingsError { PluginSettingsError(key: "mail", message: message) }

    private static func path(_ path: String, relativeTo base: String) throws -> String {
        guard !path.isEmpty, !path.utf8.contains(0) else { throw error("file: needs a folder behind it") }
        if path.hasPrefix("/") || base.isEmpty { return path }
        return base.hasSuffix("/") ? base + path : base + "/" + path
    }
}
