/// An index that was made or dropped, so that the tables have those that the settings ask for.
public struct IndexChange: Sendable, Hashable {
    /// What was done.
    public enum Action: String, Sendable, Hashable {
        case created, dropped
        /// It was there, but unfinished: its making had been interrupted.
        case rebuilt
    }

    /// The index, without its schema.
    public var name: String
    /// What was done.
    public var action: Action

    /// Creates a change.
    public init(name: String, action: Action) {
        self.name = name
        self.action = action
    }
}
