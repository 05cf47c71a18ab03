import JobDiagnostics
import JobModel
import JobTime

/// Reads `jobs:`.
enum JobReader {
    /// Nil if the section is there and cannot be read.
    static func read(_ root: MappingReader, defaults: JobDefaults) -> [JobDefinition]? {
        guard let node = root["jobs"] else { return [] }
        let section = root.section.section("jobs").section("*")
        return node.named(.kind, what: "jobs by kind")?.map { kind, value in
            let map = MappingReader(value, section) ?? MappingReader(emptyIn: value, section)
            return job(kind, map, defaults)
        }
    }

    private static func job(_ kind: Marked<String>, _ map: MappingReader, _ defaults: JobDefaults) -> JobDefinition {
        let unique = UniqueReader.read(map)
        let concurrency = KeyedConcurrencyReader.read(map)
        return JobDefinition(
            kind: kind, description: map.text("description"),
            queue: inherited(map.name("queue", default: defaults.queue.value), defaults.queue),
            retry: inherited(map.name("retry", default: defaults.retry.value), defaults.retry),
            timeout: inherited(map.duration("timeout", default: defaults.timeout.value), defaults.timeout),
            priority: inherited(map.integer("priority", default: defaults.priority.value), defaults.priority),
            arguments: map["args"].flatMap(ArgumentsReader.read), unique: unique?.rule,
            uniqueFields: unique?.fields ?? [], delay: map.optionalDuration("delay"), tags: tags(map),
            concurrency: concurrency?.limit, concurrencyField: concurrency?.field,
            rateLimit: RateLimitReader.read(map), retention: RetentionReader.readOwn(map),
            handler: HandlerReader.read(map))
    }

    /// A default out of an unreadable `defaults` is no better than that.
    private static func inherited<Value: Sendable>(_ value: Marked<Value>, _ source: Marked<Value>) -> Marked<Value> {
        guard value.isDefault, source.isUnreadable else { return value }
        var value = value
        value.isUnreadable = true
        return value
    }

    private static func tags(_ map: MappingReader) -> [Marked<String>] {
        guard let elements = map["tags"]?.list(of: "tags") else { return [] }
        var seen: Set<String> = []
        return elements.compactMap { element in
            guard let tag = element.name(.tag), !element.reportRepeated(tag, in: &seen) else { return nil }
            return element.marked(tag)
        }
    }
}
