import JobPlugin

/// What `plugins: { loomio: … }` in `jobs.yaml` says.
public struct LoomioSettings: Codable, Sendable, Hashable {
    /// Where mails go: `file:FOLDER`, relative to the folder of `jobs.yaml`, or `smtp://[user:password@]host:port`.
    public var mail: String?
    /// The address that sends them.
    public var from: String?
    /// The application's own address, for links.
    public var baseURL: String?

    enum CodingKeys: String, CodingKey {
        case mail
        case from
        case baseURL = "base_url"
    }

    /// Creates settings; nil is the default.
    public init(mail: String? = nil, from: String? = nil, baseURL: String? = nil) {
        self.mail = mail
        self.from = from
        self.baseURL = baseURL
    }

    /// Where mails go.
    /// - Throws: `PluginSettingsError`.
    func destination(relativeTo folder: String) throws -> MailDestination {
        try MailDestination(setting: mail ?? "file:.runner/mail", relativeTo: folder)
    }

    /// How mails and links name the application.
    /// - Throws: `PluginSettingsError`.
    func site() throws -> Site {
        guard let sender = MailAddress(from ?? "notifications@loomio.example") else {
            throw PluginSettingsError(key: "from", message: "is not a mail address such as notifications@example.org")
        }
        var url = baseURL ?? "https://loomio.example"
        while url.hasSuffix("/") { url.removeLast() }
        let isPlain = url.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        guard isPlain, ["http://", "https://"].contains(where: { url.hasPrefix($0) && url.count > $0.count }) else {
            throw PluginSettingsError(key: "base_url", message: "is not an address such as https://example.org")
        }
        return Site(baseURL: url, sender: sender)
    }
}
