/// How long ended jobs and the ledger are kept.
public struct RetentionRules: Sendable, Hashable {
    /// For jobs that ended.
    public struct Periods: Sendable, Hashable {
        /// For completed jobs; those with none at all are deleted with their completion.
        public var completed: Duration
        /// For discarded jobs.
        public var discarded: Duration
        /// For cancelled jobs.
        public var cancelled: Duration

        /// Creates periods; River's are a day, seven days and a day.
        public init(
            completed: Duration = .seconds(86_400), discarded: Duration = .seconds(7 * 86_400),
            cancelled: Duration = .seconds(86_400)
        ) {
            self.completed = completed
            self.discarded = discarded
            self.cancelled = cancelled
        }

        /// Whether a completed job stays for any time.
        public var keepsCompleted: Bool { completed > .zero }
    }

    /// For queues and kinds that say nothing.
    public var general: Periods
    /// For single queues.
    public var queues: [String: Periods]
    /// For single kinds; they win over queues.
    public var kinds: [String: Periods]
    /// For the ledger's rows of each tick.
    public var ticks: Duration
    /// For the ledger's rows of single subjects, at least as long as `ticks`: they say who was served before.
    public var subjects: Duration

    /// Creates rules.
    public init(
        general: Periods = Periods(), queues: [String: Periods] = [:], kinds: [String: Periods] = [:],
        ticks: Duration = .seconds(400 * 86_400), subjects: Duration = .seconds(30 * 86_400)
    ) {
        self.general = general
        self.queues = queues
        self.kinds = kinds
        self.ticks = ticks
        self.subjects = subjects
    }
}
