public import JobModel

/// When a job that another program works counts as stuck, and what becomes of it.
public struct StuckJobRules: Sendable, Hashable {
    /// What is known of one kind.
    public struct Kind: Sendable, Hashable {
        /// How long an attempt may run.
        public var timeout: Duration
        /// The wait after a failure.
        public var backoff: Backoff

        /// Creates the rules of a kind.
        public init(timeout: Duration, backoff: Backoff) {
            self.timeout = timeout
            self.backoff = backoff
        }
    }

    /// River's clients are given this long beyond the time that an attempt may take.
    public static let patience = Duration.seconds(3_600)

    /// The kinds that are known here. One that is not may well be known to the program that works it: it is never
    /// discarded for that.
    public var kinds: [JobKind: Kind]

    /// Creates rules.
    public init(kinds: [JobKind: Kind] = [:]) {
        self.kinds = kinds
    }

    /// How long an attempt of a kind must have run to count as stuck.
    public func threshold(of kind: JobKind) -> Duration {
        Self.patience + max(.zero, kinds[kind]?.timeout ?? .zero)
    }
}
