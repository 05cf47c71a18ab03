/// What `schedules.yaml` gave.
struct ScheduleFile {
    var timezone: Marked<String>
    /// Nil if they could not be read as a whole.
    var schedules: [ScheduleDefinition]?

    static func read(_ root: MappingReader) -> ScheduleFile {
        let timezone = root.value("timezone", default: root.defaultText("timezone")) {
            $0.filledText(expecting: "a zone such as Europe/London")
        }
        return ScheduleFile(timezone: timezone, schedules: ScheduleReader.read(root, timezone: timezone))
    }
}
