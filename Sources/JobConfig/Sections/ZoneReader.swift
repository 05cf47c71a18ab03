import JobDiagnostics
import JobTime
import SourceMarks
import YAMLTree

/// Reads `timezone:` of a schedule. Whether the names exist is not asked here.
enum ZoneReader {
    enum Subject: String, Sendable { case user }

    static func read(
        _ schedule: MappingReader, standard: Marked<String>
    ) -> (zone: Marked<ScheduleZone>, places: ScheduleDefinition.ZonePlaces?) {
        let fallback = ScheduleZone.fixed(ZoneName(standard.value))
        guard let node = schedule["timezone"] else {
            var marked = schedule.missing(fallback)
            marked.isUnreadable = standard.isUnreadable
            return (marked, nil)
        }
        guard node.node.mapping != nil else {
            var marked = node.marked(fallback)
            if let name = node.filledText(expecting: "a zone such as Europe/London") {
                marked.value = .fixed(ZoneName(name))
            } else {
                marked.isUnreadable = true
            }
            return (marked, nil)
        }
        return eachUser(schedule, node, fallback)
    }

    private static func eachUser(
        _ schedule: MappingReader, _ node: NodeReader, _ fallback: ScheduleZone
    ) -> (zone: Marked<ScheduleZone>, places: ScheduleDefinition.ZonePlaces?) {
        var marked = node.marked(fallback)
        marked.isUnreadable = true
        guard let map = schedule.section("timezone") else { return (marked, nil) }
        let each = map.choice("each", default: Subject.user)
        let unknown = map.value("unknown", default: map.defaultText("unknown")) {
            $0.filledText(expecting: "a zone, or skip")
        }
        guard let key = map.only(oneOf: ["audience", "sql"]) else {
            map.reportMissing(oneOf: ["audience", "sql"], help: "write audience: NAME, as a plugin declares it")
            return (marked, nil)
        }
        let members = map.filledText(key)
        marked.value = .eachUser(
            key == "sql" ? .sql(members.value) : .audience(members.value),
            unknown: unknown.value == "skip" ? .skip : .zone(ZoneName(unknown.value)))
        marked.isUnreadable = each.isUnreadable || unknown.isUnreadable || members.isUnreadable
        let places = ScheduleDefinition.ZonePlaces(
            members: members.location, unknown: unknown.isDefault ? nil : unknown.location)
        return (marked, places)
    }
}
