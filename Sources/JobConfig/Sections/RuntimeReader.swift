import JobDiagnostics

/// Reads `runtime:`.
enum RuntimeReader {
    static func read(_ root: MappingReader) -> RuntimeSettings {
        let map = root.sectionOrEmpty("runtime")
        return RuntimeSettings(
            concurrency: map.integer("concurrency"), shutdownTimeout: map.duration("shutdown_timeout"),
            nodeLostAfter: map.duration("node_lost_after"), tzdata: map.optionalFilledText("tzdata"))
    }
}
