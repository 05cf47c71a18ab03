/// One thing that is wrong with the linked plugins or their settings.
public struct RegistryProblem: Sendable, Hashable, CustomStringConvertible {
    /// The sort of problem.
    public struct Code: Sendable, Hashable {
        private enum Backing: Sendable, Hashable {
            case duplicatePlugin, duplicateKind, duplicateAudience, duplicateMigration, name, arguments, unknownPlugin
            case settings, start
        }
        private let backing: Backing
        private init(_ backing: Backing) { self.backing = backing }

        /// Two plugins have one id.
        public static let duplicatePlugin = Code(.duplicatePlugin)
        /// Two handlers work one kind.
        public static let duplicateKind = Code(.duplicateKind)
        /// Two audiences have one name.
        public static let duplicateAudience = Code(.duplicateAudience)
        /// Two migrations of a plugin have one name.
        public static let duplicateMigration = Code(.duplicateMigration)
        /// A name is reserved or not one at all.
        public static let name = Code(.name)
        /// Arguments that are not a JSON object.
        public static let arguments = Code(.arguments)
        /// Settings for a plugin that is not linked.
        public static let unknownPlugin = Code(.unknownPlugin)
        /// Settings that do not fit the plugin.
        public static let settings = Code(.settings)
        /// The plugin, or one of its parts, could not be made.
        public static let start = Code(.start)
    }

    /// The sort of problem.
    public let code: Code
    /// The plugin.
    public let plugin: PluginID
    /// What is wrong; never a setting's value, which may be a secret.
    public let message: String
    /// Where in `jobs.yaml`, such as `plugins.billing.smtp_url`; nil if it is not there.
    public let path: String?

    init(_ code: Code, _ plugin: PluginID, _ message: String, path: String? = nil) {
        self.code = code
        self.plugin = plugin
        self.message = message
        self.path = path
    }

    /// What is wrong, behind the place or the plugin's name.
    public var description: String { "\(path ?? "plugin '\(plugin)'"): \(message)" }
}
