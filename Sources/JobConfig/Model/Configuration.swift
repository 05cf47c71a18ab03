/// Both files, typed, for one environment: every value with its place, every default filled in.
package struct Configuration: Sendable {
    /// The environment whose overlay is applied; nil for the base.
    package var environment: String?
    /// The folder of the files, as given.
    package var folder: String
    package var store: StoreSettings
    package var runtime: RuntimeSettings
    package var retention: RetentionSettings
    package var defaults: JobDefaults
    /// In file order.
    package var queues: [QueueDefinition] { didSet { queueIndex = Self.index(queues.map(\.name)) } }
    /// In file order.
    package var retryPolicies: [RetryPolicyDefinition] {
        didSet { policyIndex = Self.index(retryPolicies.map(\.name)) }
    }
    /// In file order.
    package var jobs: [JobDefinition] { didSet { jobIndex = Self.index(jobs.map(\.kind)) } }
    /// Each plugin's own settings, in file order.
    package var plugins: [PluginSettings]
    /// The names under `environments`, in file order.
    package var environments: [Marked<String>]
    /// The zone of schedules that name none.
    package var timezone: Marked<String>
    /// In file order.
    package var schedules: [ScheduleDefinition] { didSet { scheduleIndex = Self.index(schedules.map(\.id)) } }
    /// SHA-256 over both files' texts and the environment's name, hex: two nodes with the same digest do the same.
    package var digest: String
    /// The parts that could not be read as a whole: already reported, so that what refers to them, or is missing
    /// from them, needs no further word.
    package var unreadable: Set<Section>

    /// A part of the files to which other parts refer.
    package enum Section: Sendable, Hashable, CaseIterable { case queues, retryPolicies, jobs, schedules, plugins }

    private var queueIndex: [String: Int]
    private var policyIndex: [String: Int]
    private var jobIndex: [String: Int]
    private var scheduleIndex: [String: Int]

    package init(
        environment: String?, folder: String, store: StoreSettings, runtime: RuntimeSettings,
        retention: RetentionSettings, defaults: JobDefaults, queues: [QueueDefinition],
        retryPolicies: [RetryPolicyDefinition], jobs: [JobDefinition], plugins: [PluginSettings],
        environments: [Marked<String>], timezone: Marked<String>, schedules: [ScheduleDefinition], digest: String,
        unreadable: Set<Section> = []
    ) {
        self.environment = environment
        self.folder = folder
        self.store = store
        self.runtime = runtime
        self.retention = retention
        self.defaults = defaults
        self.queues = queues
        self.retryPolicies = retryPolicies
        self.jobs = jobs
        self.plugins = plugins
        self.environments = environments
        self.timezone = timezone
        self.schedules = schedules
        self.digest = digest
        self.unreadable = unreadable
        queueIndex = Self.index(queues.map(\.name))
        policyIndex = Self.index(retryPolicies.map(\.name))
        jobIndex = Self.index(jobs.map(\.kind))
        scheduleIndex = Self.index(schedules.map(\.id))
    }

    /// The queue of a name.
    package func queue(_ name: String) -> QueueDefinition? { queueIndex[name].map { queues[$0] } }
    /// The policy of a name; `standard` always exists, see `RetryPolicyDefinition.builtIn`.
    package func retryPolicy(_ name: String) -> RetryPolicyDefinition? { policyIndex[name].map { retryPolicies[$0] } }
    /// The job of a kind.
    package func job(_ kind: String) -> JobDefinition? { jobIndex[kind].map { jobs[$0] } }
    /// The schedule of an id.
    package func schedule(_ id: String) -> ScheduleDefinition? { scheduleIndex[id].map { schedules[$0] } }

    private static func index(_ names: [Marked<String>]) -> [String: Int] {
        Dictionary(names.enumerated().map { ($0.element.value, $0.offset) }) { first, _ in first }
    }
}
