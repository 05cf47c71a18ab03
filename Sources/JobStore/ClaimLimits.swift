public import JobModel

/// What bounds a claim beside the node's own room: limits that hold over all nodes of a store.
///
/// Concurrency is counted from the rows that are `running`, whoever runs them and whoever claimed them, so that no
/// lost node can keep a place. Starts are counted from the claims made under the same limit, by the store's clock.
public struct ClaimLimits: Sendable, Hashable {
    /// At most so many jobs of the request's queue running at once; nil for no limit.
    public var queueConcurrency: Int?
    /// The starts out of the request's queue; nil for no limit. That it might count for each node plays no part here.
    public var queueRate: RateLimit?
    /// The limits of kinds, whatever queue their jobs are in.
    public var kinds: [JobKind: KindLimits]

    /// No limits at all.
    public static let none = ClaimLimits()

    /// Creates limits.
    public init(queueConcurrency: Int? = nil, queueRate: RateLimit? = nil, kinds: [JobKind: KindLimits] = [:]) {
        self.queueConcurrency = queueConcurrency
        self.queueRate = queueRate
        self.kinds = kinds
    }

    /// Whether nothing is limited.
    public var isNone: Bool { queueConcurrency == nil && queueRate == nil && kinds.isEmpty }

    /// The name under which a store keeps the starts out of a queue.
    public static func name(ofQueue queue: String) -> String { "queue:\(queue)" }

    /// The name under which a store keeps the starts of a kind.
    public static func name(of kind: JobKind) -> String { "kind:\(kind.rawValue)" }
}
