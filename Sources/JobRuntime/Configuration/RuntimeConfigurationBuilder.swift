package import JobConfig
import JobModel
package import JobScheduling
import JobStore

/// Turns the configuration as read into what a node follows.
package struct RuntimeConfigurationBuilder: Sendable {
    /// The absolute or relative path of the configuration's folder, where programs run.
    private let folder: String
    /// The surrounding process's environment, from which programs get what they may have.
    private let environment: [String: String]

    package init(folder: String, environment: [String: String]) {
        self.folder = folder
        self.environment = environment
    }

    /// What a node follows. References are taken as checked: an unknown queue or policy falls back to a default.
    package func build(_ configuration: Configuration, zones: some ZoneSource) -> RuntimeConfiguration {
        let compilation = ScheduleCompilation(configuration.schedules, zones: zones)
        let unready = UnreadyFeatures(configuration)
        return RuntimeConfiguration(
            concurrency: configuration.runtime.concurrency.value,
            shutdownTimeout: configuration.runtime.shutdownTimeout.value,
            nodeLostAfter: configuration.runtime.nodeLostAfter.value,
            queues: configuration.queues.map(rules),
            kinds: Dictionary(
                configuration.jobs.map { (JobKind($0.kind.value), rules(of: $0, in: configuration)) },
                uniquingKeysWith: { first, _ in first }),
            programs: programs(of: configuration),
            schedules: compilation.schedules.filter { !unready.schedules.contains($0.id) },
            retention: retention(of: configuration), digest: configuration.digest,
            notCarriedOut: unready.messages + compilation.problems.map(\.description))
    }

    private func rules(of queue: QueueDefinition) -> QueueRules {
        QueueRules(
            name: queue.name.value, concurrency: queue.concurrency.value, weight: queue.weight.value,
            globalConcurrency: queue.globalConcurrency?.value, rateLimit: queue.rateLimit?.value,
            isPaused: queue.paused.value,
            claimsInTransaction: queue.claim.value == .transaction)
    }

    private func rules(of job: JobDefinition, in configuration: Configuration) -> KindRules {
        KindRules(
            kind: JobKind(job.kind.value), queue: job.queue.value, priority: job.priority.value,
            retry: configuration.retryPolicy(job.retry.value)?.policy.value ?? .river, timeout: job.timeout.value,
            delay: job.delay?.value, tags: job.tags.map(\.value), unique: job.unique?.value,
            concurrency: job.concurrency?.value, rateLimit: job.rateLimit?.value, arguments: job.arguments?.shape)
    }

    private func programs(of configuration: Configuration) -> [JobKind: ProgramHandler] {
        var programs: [JobKind: ProgramHandler] = [:]
        for job in configuration.jobs {
            guard case .exec(let command, let names) = job.handler?.value else { continue }
            var variables: [String: String] = [:]
            for name in ProgramHandler.inheritedNames + names { variables[name] = environment[name] }
            programs[JobKind(job.kind.value)] = ProgramHandler(
                command: command, environment: variables, folder: folder)
        }
        return programs
    }

    private func retention(of configuration: Configuration) -> RetentionRules {
        let general = periods(configuration.retention, over: RetentionRules.Periods())
        var rules = RetentionRules(general: general)
        for queue in configuration.queues where queue.retention.isSet {
            rules.queues[queue.name.value] = periods(queue.retention, over: general)
        }
        for job in configuration.jobs where job.retention.isSet {
            let base = rules.queues[job.queue.value] ?? general
            rules.kinds[job.kind.value] = periods(job.retention, over: base)
        }
        if let ledger = configuration.retention.ledger { rules.ticks = ledger.value }
        return rules
    }

    private func periods(
        _ settings: RetentionSettings, over base: RetentionRules.Periods
    ) -> RetentionRules.Periods {
        RetentionRules.Periods(
            completed: settings.completed?.value ?? base.completed,
            discarded: settings.discarded?.value ?? base.discarded,
            cancelled: settings.cancelled?.value ?? base.cancelled)
    }
}

extension RetentionSettings {
    fileprivate var isSet: Bool { completed != nil || discarded != nil || cancelled != nil }
}
