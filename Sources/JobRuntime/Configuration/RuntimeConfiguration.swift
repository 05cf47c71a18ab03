package import JobModel
package import JobScheduling
package import JobStore

/// What a node follows: the configuration without places, with every reference resolved.
package struct RuntimeConfiguration: Sendable {
    /// Jobs at once over all queues.
    package var concurrency: Int
    package var shutdownTimeout: Duration
    package var nodeLostAfter: Duration
    /// By name, in file order.
    package var queues: [QueueRules]
    package var kinds: [JobKind: KindRules]
    /// Kinds worked by programs instead of Swift code.
    package var programs: [JobKind: ProgramHandler]
    package var schedules: [CompiledSchedule]
    package var retention: RetentionRules
    /// Identifies the configuration among nodes.
    package var digest: String
    /// What the files ask for and this version does not carry out, in words.
    package var notCarriedOut: [String]

    package init(
        concurrency: Int, shutdownTimeout: Duration = .seconds(25), nodeLostAfter: Duration = .seconds(30),
        queues: [QueueRules], kinds: [JobKind: KindRules], programs: [JobKind: ProgramHandler] = [:],
        schedules: [CompiledSchedule] = [], retention: RetentionRules = RetentionRules(), digest: String = "",
        notCarriedOut: [String] = []
    ) {
        self.concurrency = concurrency
        self.shutdownTimeout = shutdownTimeout
        self.nodeLostAfter = nodeLostAfter
        self.queues = queues
        self.kinds = kinds
        self.programs = programs
        self.schedules = schedules
        self.retention = retention
        self.digest = digest
        self.notCarriedOut = notCarriedOut
    }

    /// The rules of a kind, or those of a kind about which the file says nothing.
    package func rules(for kind: JobKind) -> KindRules {
        kinds[kind] ?? KindRules(kind: kind)
    }
}
