/// What a store is, without secrets.
public struct StoreIdentity: Sendable, Hashable {
    /// `sqlite` or `postgres`.
    public var engine: String
    /// The file, or the server's address without the password.
    public var location: String
    /// The engine's version.
    public var version: String

    /// Creates an identity.
    public init(engine: String, location: String, version: String) {
        self.engine = engine
        self.location = location
        self.version = version
    }
}
