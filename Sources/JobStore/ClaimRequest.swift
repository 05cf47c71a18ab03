public import JobModel

/// Which jobs a node wants.
public struct ClaimRequest: Sendable, Hashable {
    /// The queue.
    public var queue: String
    /// At most this many, at least 1.
    public var limit: Int
    /// The kinds the node can work.
    public var kinds: [JobKind]
    /// The node, kept in `attempted_by`.
    public var node: String
    /// Which jobs as to their past.
    public var selection: Selection
    /// What bounds the claim over the whole store.
    public var limits: ClaimLimits

    /// Jobs that were already taken back twice from lost nodes are suspected to end their process, and are run
    /// one at a time in a node that does nothing else meanwhile.
    public enum Selection: Sendable, Hashable {
        /// Those not suspected.
        case ordinary
        /// Only those rescued before and not suspected: what a queue with `claim: transaction` runs row by row.
        case rescued
        /// Only the suspected.
        case suspected
    }

    /// Jobs rescued this often are suspected.
    public static let suspicionThreshold = 2

    /// Creates a request.
    public init(
        queue: String, limit: Int, kinds: [JobKind], node: String, selection: Selection = .ordinary,
        limits: ClaimLimits = .none
    ) {
        self.queue = queue
        self.limit = limit
        self.kinds = kinds
        self.node = node
        self.selection = selection
        self.limits = limits
    }

    /// The limits of those kinds that it names.
    package var limitedKinds: [JobKind: KindLimits] {
        guard !limits.kinds.isEmpty else { return [:] }
        return limits.kinds.filter { kinds.contains($0.key) }
    }
}
