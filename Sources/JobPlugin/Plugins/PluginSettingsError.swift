/// A setting with which the plugin cannot work.
public struct PluginSettingsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The setting's key.
    public let key: String
    /// What is wrong with it; never its value, which may be a secret.
    public let message: String

    /// Creates an error.
    public init(key: String, message: String) {
        self.key = key
        self.message = message
    }

    /// Key and problem.
    public var description: String { "\(key): \(message)" }
}
