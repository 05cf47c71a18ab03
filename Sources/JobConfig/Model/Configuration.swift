package import JobDiagnostics

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
    package var queues: [QueueDefinition]
    /// In file order.
    package var retryPolicies: [RetryPolicyDefinition]
    /// In file order.
    package var jobs: [JobDefinition]
    /// Each plugin's own settings, in file order.
    package var plugins: [PluginSettings]
    /// The names under `environments`, in file order.
    package var environments: [Marked<String>]
    /// The zone of schedules that name none.
    package var timezone: Marked<String>
    /// In file order.
    package var schedules: [ScheduleDefinition]
    /// SHA-256 over both files' texts and the environment's name, hex: two nodes with the same digest do the same.
    package var digest: String

    package init(
        environment: String?, folder: String, store: StoreSettings, runtime: RuntimeSettings,
        retention: RetentionSettings, defaults: JobDefaults, queues: [QueueDefinition],
        retryPolicies: [RetryPolicyDefinition], jobs: [JobDefinition], plugins: [PluginSettings],
        environments: [Marked<String>], timezone: Marked<String>, schedules: [ScheduleDefinition], digest: String
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
    }

    /// The queue of a name.
    package func queue(_ name: String) -> QueueDefinition? { queues.first { $0.name.value == name } }
    /// The policy of a name; `standard` always exists, see `RetryPolicyDefinition.builtIn`.
    package func retryPolicy(_ name: String) -> RetryPolicyDefinition? { retryPolicies.first { $0.name.value == name } }
    /// The job of a kind.
    package func job(_ kind: String) -> JobDefinition? { jobs.first { $0.kind.value == kind } }
    /// The schedule of an id.
    package func schedule(_ id: String) -> ScheduleDefinition? { schedules.first { $0.id.value == id } }
}
