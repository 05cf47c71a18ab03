import JSONTree
import JobModel

/// Reads `queues:`.
enum QueueReader {
    /// Nil if the section is there and cannot be read. Without a section there is one queue, `default`.
    static func read(_ root: MappingReader, runtime: RuntimeSettings) -> [QueueDefinition]? {
        guard let node = root["queues"] else {
            let name = root.section.section("defaults")["queue"]?.defaultValue?.string ?? ""
            return [implicit(root.missing(name), runtime)]
        }
        let section = root.section.section("queues").section("*")
        return node.named(.queue, what: "queues by name")?.map { name, value in
            guard let map = MappingReader(value, section) else { return implicit(name, runtime) }
            return QueueDefinition(
                name: name, concurrency: map.integer("concurrency", default: runtime.concurrency.value),
                weight: map.integer("weight"), globalConcurrency: map.optionalInteger("global_concurrency"),
                rateLimit: RateLimitReader.read(map), claim: map.choice("claim", default: .row),
                paused: map.boolean("paused"), retention: RetentionReader.readOwn(map))
        }
    }

    private static func implicit(_ name: Marked<String>, _ runtime: RuntimeSettings) -> QueueDefinition {
        func left<Value: Sendable>(_ value: Value) -> Marked<Value> {
            Marked(value, at: name.location, isDefault: true)
        }
        return QueueDefinition(
            name: name, concurrency: left(runtime.concurrency.value), weight: left(1), globalConcurrency: nil,
            rateLimit: nil, claim: left(.row), paused: left(false), retention: RetentionSettings())
    }
}
