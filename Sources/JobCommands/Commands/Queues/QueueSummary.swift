import JSONTree
import JobConfig
import JobModel
import JobPlugin
import JobStore

/// Queues as the files and the store together know them.
struct QueueSummary: Sendable {
    struct Queue: Sendable {
        var name: String
        var concurrency: Int?
        var weight: Int?
        /// Whether the file pauses it.
        var isPausedByFile: Bool
        /// Whether somebody paused it by hand.
        var isPausedByHand: Bool
        var counts: [JobState: Int]
    }

    /// Jobs of a kind that no plugin and no program works.
    struct ForeignKind: Sendable {
        var kind: String
        var count: Int
    }

    private(set) var queues: [Queue]
    private(set) var foreign: [ForeignKind]

    init(configuration: Configuration?, known: [QueueStatus], counts: [JobCount], registry: PluginRegistry) {
        let declared = configuration?.queues ?? []
        let names = declared.map(\.name.value)
        let others = Set(known.map(\.name) + counts.map(\.queue)).subtracting(names).sorted()
        queues = (names + others).map { name in
            let definition = declared.first { $0.name.value == name }
            var states: [JobState: Int] = [:]
            for count in counts where count.queue == name { states[count.state, default: 0] += count.count }
            return Queue(
                name: name, concurrency: definition?.concurrency.value, weight: definition?.weight.value,
                isPausedByFile: definition?.paused.value ?? false,
                isPausedByHand: known.first { $0.name == name }?.pausedAt != nil, counts: states)
        }
        let open = counts.filter { !$0.state.isFinal && registry.handler(for: $0.kind) == nil }
            .filter { configuration?.job($0.kind.rawValue)?.handler == nil }
        foreign = Dictionary(grouping: open, by: \.kind.rawValue)
            .map { ForeignKind(kind: $0.key, count: $0.value.reduce(0) { $0 + $1.count }) }
            .sorted { $0.kind < $1.kind }
    }

    var json: JSONObject {
        [
            "queues": .array(
                queues.map { queue in
                    var states: JSONObject = [:]
                    for state in JobState.allCases { states[state.rawValue] = JSONValue(queue.counts[state] ?? 0) }
                    return [
                        "name": .string(queue.name), "concurrency": JSONValue(queue.concurrency),
                        "weight": JSONValue(queue.weight),
                        "paused": .boolean(queue.isPausedByFile || queue.isPausedByHand),
                        "paused_by": queue.isPausedByFile ? "file" : queue.isPausedByHand ? "hand" : .null,
                        "counts": .object(states),
                    ]
                }),
            "unworked_kinds": .array(foreign.map { ["kind": .string($0.kind), "count": JSONValue($0.count)] }),
        ]
    }

    var text: String {
        let shown: [JobState] = [.available, .running, .retryable, .scheduled, .pending, .completed, .discarded]
        var table = TextTable(["queue", "concurrency", "weight"] + shown.map(\.rawValue) + ["paused"])
        for queue in queues {
            table.add(
                [queue.name, queue.concurrency.map(String.init) ?? "-", queue.weight.map(String.init) ?? "-"]
                    + shown.map { String(queue.counts[$0] ?? 0) }
                    + [queue.isPausedByFile ? "by the file" : queue.isPausedByHand ? "by hand" : "no"])
        }
        var text = table.text
        for kind in foreign {
            text += "nothing here works \(kind.kind): \(kind.count) waiting\n"
        }
        return text
    }
}
