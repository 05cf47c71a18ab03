/// Why a server for tests could not do what it was asked.
public struct PostgresServerError: Error, CustomStringConvertible {
    /// What happened, and how to mend it where that is known.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
