import JSONTree
import JobModel

extension ConfigReference {
    /// `queues:`
    static let queueKeys: [ConfigKey] =
        ownQueueKeys + rateLimit("queues.*.rate_limit") + retention("queues.*.retention")

    private static let ownQueueKeys: [ConfigKey] = [
        ConfigKey("queues", .named(.queue), "The queues", note: "one queue, `default`"),
        ConfigKey("queues.*", .section, "One queue"),
        ConfigKey(
            "queues.*.concurrency", .integer(1...10_000), "Jobs of the queue at once in one process",
            note: "runtime.concurrency", scope: .process),
        ConfigKey(
            "queues.*.weight", .integer(1...1_000), "Share of `runtime.concurrency` when all queues are busy",
            default: 1, scope: .process),
        ConfigKey(
            "queues.*.global_concurrency", .integer(1...1_000_000), "Jobs of the queue at once over all nodes",
            note: "no limit"),
        ConfigKey(
            "queues.*.claim", .choice(["row", "transaction"]),
            "`transaction` runs short jobs in batches inside one transaction; on SQLite it means `row`",
            default: "row", stores: .postgres),
        ConfigKey("queues.*.paused", .boolean, "Whether no job of the queue is started", default: false),
    ]

    /// `retry_policies:`
    static let retryKeys: [ConfigKey] = [
        ConfigKey(
            "retry_policies", .named(.identifier), "The retry policies",
            note: "`standard` always exists: 25 attempts, attempt⁴ seconds"),
        ConfigKey("retry_policies.*", .section, "One retry policy"),
        ConfigKey(
            "retry_policies.*.max_attempts", .integer(1...10_000), "Runs, the first included", default: 25),
        ConfigKey("retry_policies.*.backoff", .section, "The wait after a failure", note: "attempt⁴ seconds ± 10%"),
        ConfigKey(
            "retry_policies.*.backoff.curve",
            .choice(["constant", "linear", "exponential", "polynomial", "delays"]),
            "How the wait grows with the failures", note: "delays if `delays` is given, else polynomial"),
        ConfigKey(
            "retry_policies.*.backoff.base", .duration(atLeast: moment),
            "First wait; required for constant, linear and exponential"),
        ConfigKey(
            "retry_policies.*.backoff.factor", .number(1...1_000), "What each wait is multiplied by (exponential)",
            default: 2),
        ConfigKey(
            "retry_policies.*.backoff.exponent", .number(0...10), "Power of the failures, in seconds (polynomial)",
            default: 4),
        ConfigKey(
            "retry_policies.*.backoff.delays", .list(of: .duration(atLeast: .zero), atLeast: 1),
            "The waits one by one; the last repeats (delays)"),
        ConfigKey(
            "retry_policies.*.backoff.cap", .duration(atLeast: moment), "No wait is longer, before jitter",
            note: "no limit"),
        ConfigKey(
            "retry_policies.*.backoff.jitter", .percentage, "Each wait is multiplied by 1 ± a random part of this",
            default: "10%"),
    ]

    /// `jobs:`
    static let jobKeys: [ConfigKey] =
        ownJobKeys + rateLimit("jobs.*.rate_limit") + retention("jobs.*.retention") + handlerKeys

    private static let ownJobKeys: [ConfigKey] = [
        ConfigKey("jobs", .named(.kind), "The kinds of jobs"),
        ConfigKey("jobs.*", .section, "One kind"),
        ConfigKey("jobs.*.description", .text, "For people"),
        ConfigKey("jobs.*.queue", .name(.queue), "Queue", note: "defaults.queue"),
        ConfigKey("jobs.*.retry", .name(.identifier), "Retry policy", note: "defaults.retry"),
        ConfigKey(
            "jobs.*.timeout", .duration(atLeast: moment), "How long an attempt may take", note: "defaults.timeout"),
        ConfigKey("jobs.*.priority", .integer(1...4), "Order within the queue, 1 first", note: "defaults.priority"),
        ConfigKey(
            "jobs.*.args", .argumentShape,
            "Names and types of the arguments; a name with `?` at its end is optional"),
        ConfigKey("jobs.*.delay", .duration(atLeast: .zero), "How long a job waits after its enqueueing"),
        ConfigKey("jobs.*.tags", .list(of: .name(.tag)), "Tags of each job"),
        ConfigKey("jobs.*.unique", .section, "Which jobs of the kind count as the same"),
        ConfigKey(
            "jobs.*.unique.by", .list(of: .text), "`[args]`, `[args.FIELD, …]`, or `[]` for one job of the kind",
            required: true),
        ConfigKey("jobs.*.unique.queue", .boolean, "Whether the queue counts too", default: false),
        ConfigKey(
            "jobs.*.unique.period", .duration(atLeast: .seconds(1)), "Jobs are the same only within one of these"),
        ConfigKey(
            "jobs.*.unique.while",
            .list(
                of: .choice([
                    "available", "pending", "scheduled", "running", "retryable", "completed", "cancelled", "discarded",
                ]), atLeast: 1), "The states in which a job blocks another; the first four must be among them",
            default: ["available", "pending", "scheduled", "running", "retryable"]),
        ConfigKey("jobs.*.concurrency", .section, "How many jobs of the kind run at once"),
        ConfigKey("jobs.*.concurrency.max", .integer(1...1_000_000), "Jobs at once", required: true),
        ConfigKey(
            "jobs.*.concurrency.by", .text,
            "`args.FIELD`: the limit holds for each value of it; a job without the field counts as null"),
        ConfigKey(
            "jobs.*.concurrency.scope", .choice(["fleet", "node"]),
            "Whether all nodes count together or each for itself", default: "fleet"),
    ]

    private static let handlerKeys: [ConfigKey] = [
        ConfigKey("jobs.*.handler", .section, "Who works a kind that has no Swift code"),
        ConfigKey(
            "jobs.*.handler.exec", .list(of: .text, atLeast: 1), "Program and arguments, run without a shell",
            scope: .process),
        ConfigKey(
            "jobs.*.handler.env", .list(of: .text), "Names of environment variables that the program gets",
            scope: .process),
        ConfigKey("jobs.*.handler.http", .section, "A request"),
        ConfigKey("jobs.*.handler.http.url", .filledText, "Where to", required: true),
        ConfigKey(
            "jobs.*.handler.http.method", .choice(["POST", "PUT", "PATCH", "GET", "DELETE"]), "Method",
            default: "POST"),
    ]
}
