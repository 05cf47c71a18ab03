public import JobModel

/// A job taken back from a lost node.
public struct RescuedJob: Sendable, Hashable {
    /// The job.
    public var id: Int64
    /// Its kind.
    public var kind: JobKind
    /// The node it was lost on.
    public var node: String
    /// How often it has been rescued by now.
    public var rescues: Int
    /// Its new state.
    public var state: JobState

    /// Creates a rescued job.
    public init(id: Int64, kind: JobKind, node: String, rescues: Int, state: JobState) {
        self.id = id
        self.kind = kind
        self.node = node
        self.rescues = rescues
        self.state = state
    }
}
