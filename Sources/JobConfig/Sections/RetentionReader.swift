/// Reads `retention:` at the top, of a queue, or of a job.
enum RetentionReader {
    /// With the reference's defaults, for the top.
    static func read(_ root: MappingReader) -> RetentionSettings {
        let map = root.sectionOrEmpty("retention")
        return RetentionSettings(
            completed: map.duration("completed"), discarded: map.duration("discarded"),
            cancelled: map.duration("cancelled"), ledger: map.duration("ledger"))
    }

    /// Only what is written, for a queue or a job.
    static func readOwn(_ parent: MappingReader) -> RetentionSettings {
        guard let map = parent.section("retention") else { return RetentionSettings() }
        return RetentionSettings(
            completed: map.optionalDuration("completed"), discarded: map.optionalDuration("discarded"),
            cancelled: map.optionalDuration("cancelled"))
    }
}
