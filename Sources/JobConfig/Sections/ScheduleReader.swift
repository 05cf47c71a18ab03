import JobDiagnostics
import JobModel
import JobTime
import YAMLTree

/// Reads `schedules:`.
enum ScheduleReader {
    /// Nil if the section is there and cannot be read.
    static func read(_ root: MappingReader, timezone: Marked<String>) -> [ScheduleDefinition]? {
        guard let node = root["schedules"] else { return [] }
        let section = root.section.section("schedules").section("*")
        return node.named(.identifier, what: "schedules by id")?.map { id, value in
            let map = MappingReader(value, section)
            return schedule(id, map ?? MappingReader(emptyIn: value, section), timezone, isMap: map != nil)
        }
    }

    private static func schedule(
        _ id: Marked<String>, _ map: MappingReader, _ timezone: Marked<String>, isMap: Bool
    ) -> ScheduleDefinition {
        var job = map.name("job", default: "")
        job.isUnreadable = job.isUnreadable || job.isDefault
        let arguments = TemplateReader.read(map)
        let zone = ZoneReader.read(map, standard: timezone)
        let from = map.optional("from", standIn: .instant(Trigger.defaultAnchor), BoundReader.read)
        let until = map.optional("until", standIn: .instant(Trigger.defaultAnchor), BoundReader.read)
        checkWindow(map, from, until)
        return ScheduleDefinition(
            id: id, job: job, trigger: TriggerReader.read(map, from: from, isMap: isMap), zone: zone.zone,
            zonePlaces: zone.places, arguments: arguments.template, argumentFields: arguments.fields,
            placeholders: arguments.placeholders, dst: dst(map), catchUp: CatchUpReader.read(map),
            spread: map.optionalDuration("spread"), ifRunning: map.choice("if_running", default: .allow),
            minGap: map.optionalDuration("min_gap"), enabled: map.boolean("enabled"), from: from, until: until,
            renamedFrom: map.optionalName("renamed_from"), description: map.text("description"))
    }

    private static func dst(_ map: MappingReader) -> Marked<DSTPolicy> {
        let section = map.sectionOrEmpty("dst")
        let gap = section.choice("gap", default: DSTPolicy().gap)
        let overlap = section.choice("overlap", default: DSTPolicy().overlap)
        let policy = DSTPolicy(gap: gap.value, overlap: overlap.value)
        guard let node = map["dst"] else { return map.missing(policy) }
        var marked = node.marked(policy)
        marked.isUnreadable = node.node.mapping == nil || gap.isUnreadable || overlap.isUnreadable
        return marked
    }

    private static func checkWindow(
        _ map: MappingReader, _ from: Marked<ScheduleBound>?, _ until: Marked<ScheduleBound>?
    ) {
        guard let from, let until, !from.isUnreadable, !until.isUnreadable else { return }
        let isEmpty: Bool
        switch (from.value, until.value) {
        case (.date(let first), .date(let last)): isEmpty = last <= first
        case (.instant(let first), .instant(let last)): isEmpty = last <= first
        default:
            // A date's start depends on the zone, by at most a day either way.
            let slack = Duration.seconds(86_400)
            isEmpty = until.value.instant(in: .utc).advanced(by: slack) <= from.value.instant(in: .utc)
        }
        guard isEmpty, let node = map["until"] else { return }
        node.report(
            ReadingCode.emptyWindow, "'until' is not after 'from', so the schedule never fires",
            help: "'from' is inclusive, 'until' exclusive", related: [.init("'from' is here", at: from.location)])
    }
}
