import JSONTree
import JobModel

extension ConfigReference {
    /// The store and what one process may do.
    static let processKeys: [ConfigKey] =
        storeKeys + retention("retention", completed: "1d", discarded: "7d", cancelled: "1d") + defaultKeys

    private static let storeKeys: [ConfigKey] = [
        ConfigKey("version", .integer(1...1), "Version of the file's format", required: true),

        ConfigKey("store", .section, "Where jobs are kept", live: false),
        ConfigKey(
            "store.url", .filledText,
            "`sqlite:PATH` or `postgres://…`; `${NAME}` and `${NAME:-default}` are replaced when it is opened",
            default: "sqlite:.runner/runner.db", note: "sqlite:.runner/runner.db, or DATABASE_URL where it is set",
            live: false),
        ConfigKey(
            "store.schema", .filledText, "PostgreSQL schema of the tables", default: "public", stores: .postgres,
            live: false),
        ConfigKey(
            "store.pooler", .choice(["none", "transaction"]),
            "`transaction` behind a pooler such as PgBouncer: polls, and uses unnamed statements", default: "none",
            scope: .process, stores: .postgres, live: false),
        ConfigKey(
            "store.indexes", .choice(["river", "lean"]), "`lean` leaves out the two GIN indexes", default: "river",
            stores: .postgres, live: false),

        ConfigKey("runtime", .section, "What one process may do"),
        ConfigKey(
            "runtime.concurrency", .integer(1...10_000), "Jobs at once in one process, over all queues", default: 20,
            scope: .process),
        ConfigKey(
            "runtime.shutdown_timeout", .duration(atLeast: .zero),
            "How long running jobs may go on after the first signal; then they go back, the attempt not counted",
            default: "25s", scope: .process),
        ConfigKey(
            "runtime.node_lost_after", .duration(atLeast: .seconds(1)),
            "A node silent for this long has lost its jobs: they are rescued", default: "30s", live: false),
        ConfigKey(
            "runtime.tzdata", .filledText, "Folder of the time zone data", note: "the system's", scope: .process,
            live: false),
    ]

    private static let defaultKeys: [ConfigKey] = [
        ConfigKey(
            "retention.ledger", .duration(atLeast: .seconds(86_400)), "How long the schedules' ledger is kept",
            default: "400d"),

        ConfigKey("defaults", .section, "What a job has that says nothing else"),
        ConfigKey("defaults.queue", .name(.queue), "Queue", default: "default"),
        ConfigKey("defaults.retry", .name(.identifier), "Retry policy", default: "standard"),
        ConfigKey("defaults.timeout", .duration(atLeast: moment), "How long an attempt may take", default: "1m"),
        ConfigKey("defaults.priority", .integer(1...4), "Order within a queue, 1 first", default: 1),
    ]

    /// `plugins:`
    static let pluginKeys: [ConfigKey] = [
        ConfigKey("plugins", .named(.identifier), "Each plugin's own settings", live: false),
        ConfigKey("plugins.*", .free, "Settings in the plugin's own shape; `${NAME}` is replaced", live: false),
    ]

    /// `environments:`
    static let environmentKeys: [ConfigKey] = [
        ConfigKey(
            "environments", .named(.identifier),
            "Overlays, chosen by `--env` or RUNNER_ENV: maps merge, other values replace, null removes"),
        ConfigKey("environments.*", .section, "What differs in this environment"),
        ConfigKey("environments.*.store", .overlay(of: "store"), "What differs under `store`"),
        ConfigKey("environments.*.runtime", .overlay(of: "runtime"), "What differs under `runtime`"),
        ConfigKey("environments.*.queues", .overlay(of: "queues"), "What differs under `queues`"),
        ConfigKey("environments.*.defaults", .overlay(of: "defaults"), "What differs under `defaults`"),
        ConfigKey("environments.*.plugins", .overlay(of: "plugins"), "What differs under `plugins`"),
        ConfigKey("environments.*.schedules", .named(.identifier), "Schedules to switch on or off"),
        ConfigKey("environments.*.schedules.*", .section, "One schedule by its id"),
        ConfigKey("environments.*.schedules.*.enabled", .boolean, "Whether it fires", required: true),
    ]

    /// `retention:` at the top, of a queue, or of a job.
    static func retention(
        _ path: String, completed: String? = nil, discarded: String? = nil, cancelled: String? = nil
    ) -> [ConfigKey] {
        let above = "the file's `retention`"
        func key(_ state: String, _ value: String?, more: String = "") -> ConfigKey {
            ConfigKey(
                "\(path).\(state)", .duration(atLeast: .zero), "How long \(state) jobs are kept\(more)",
                default: value.map { .string($0) }, note: value == nil ? above : nil)
        }
        return [
            ConfigKey(path, .section, "How long ended jobs are kept"),
            key("completed", completed, more: "; `0s` deletes them with their completion"),
            key("discarded", discarded), key("cancelled", cancelled),
        ]
    }

    /// `rate_limit:` of a queue or a job.
    static func rateLimit(_ path: String) -> [ConfigKey] {
        [
            ConfigKey(path, .section, "At most so many starts in any window of time"),
            ConfigKey("\(path).max", .integer(1...1_000_000), "Starts in a window", required: true),
            ConfigKey("\(path).per", .duration(atLeast: moment), "Length of the window", required: true),
            ConfigKey(
                "\(path).scope", .choice(["fleet", "node"]), "Whether all nodes count together or each for itself",
                default: "fleet"),
        ]
    }
}
