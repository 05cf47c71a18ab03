/// Reads `defaults:`.
enum DefaultsReader {
    static func read(_ root: MappingReader) -> JobDefaults {
        let map = root.sectionOrEmpty("defaults")
        return JobDefaults(
            queue: map.name("queue", default: map.defaultText("queue")),
            retry: map.name("retry", default: map.defaultText("retry")), timeout: map.duration("timeout"),
            priority: map.integer("priority"))
    }
}
