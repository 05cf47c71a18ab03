import JobTime

/// What catch-up does, in words that the text, the Markdown and a fire's notes share.
enum DowntimeWords {
    /// `the slot of 2026-11-26 06:00 GMT, 30m late, 4 missed before it`.
    static func note(about fire: PlannedDowntime.LateFire, end: Timestamp) -> String {
        var text = "the slot of \(due(fire)), \(DurationText.print(end.since(fire.due))) late"
        if fire.reason != "catch_up" { text += ", which counts as on time" }
        if fire.missed > 0 { text += ", \(PlanWords.number(fire.missed)) missed before it" }
        return text
    }

    /// The lines about one schedule, without indentation.
    static func lines(_ downtime: PlannedDowntime, _ schedule: PlannedSchedule, expand: Bool) -> [String] {
        let late = downtime.late.filter { $0.schedule == schedule.id }
        let dropped = downtime.dropped.filter { $0.schedule == schedule.id }
        if expand || !schedule.isPerUser {
            return dropped.map { line(about: $0, schedule) } + late.map { line(about: $0, in: downtime, schedule) }
        }
        return Groups(dropped, by: \.reason).map(line(aboutZones:))
            + Groups(late, by: \.reason).map { line(aboutZones: $0, in: downtime) }
    }

    // MARK: One slot

    private static func line(
        about fire: PlannedDowntime.LateFire, in downtime: PlannedDowntime, _ schedule: PlannedSchedule
    ) -> String {
        var text =
            "\(due(fire)) runs at \(PlanWords.short(downtime.range.upperBound)), "
            + "\(DurationText.print(downtime.delay(of: fire))) late (\(fire.reason))"
        if fire.missed > 0 { text += ", \(PlanWords.number(fire.missed)) missed" }
        if schedule.isPerUser {
            text +=
                "  \(fire.zone)\(fire.isUnknownZone ? " (zone unknown)" : ""), "
                + PlanWords.count(fire.count, "job")
        }
        return text
    }

    private static func line(about run: PlannedDowntime.DroppedRun, _ schedule: PlannedSchedule) -> String {
        let first = moment(run.first, run.firstOffset)
        let last = moment(run.last, run.lastOffset)
        let when = run.count == 1 && !run.isMore ? first : "\(first) to \(last)"
        let zone = schedule.isPerUser ? "  \(run.zone)\(run.isUnknownZone ? " (zone unknown)" : "")" : ""
        return "\(slots(run.count, run.isMore)) dropped (\(run.reason)): \(when)\(zone)"
    }

    // MARK: Many zones

    private static func line(aboutZones fires: [PlannedDowntime.LateFire], in downtime: PlannedDowntime) -> String {
        let delays = fires.map { downtime.delay(of: $0) }
        let (least, most) = (delays.min() ?? .zero, delays.max() ?? .zero)
        let late =
            least == most
            ? DurationText.print(least) : "\(DurationText.print(least)) to \(DurationText.print(most))"
        let jobs = fires.reduce(0) { PlanTotals.sum($0, $1.count) }
        let missed = fires.reduce(0) { $0 + $1.missed }
        let zones = Set(fires.map(\.zone)).count
        let text =
            "\(PlanWords.count(zones, "zone")) \(zones == 1 ? "runs" : "run") at "
            + "\(PlanWords.short(downtime.range.upperBound)), \(late) late (\(fires.first?.reason ?? "")), "
            + PlanWords.count(jobs, "job")
        return missed > 0 ? "\(text), \(PlanWords.number(missed)) missed" : text
    }

    private static func line(aboutZones runs: [PlannedDowntime.DroppedRun]) -> String {
        let count = runs.reduce(0) { $0 + $1.count }
        let zones = PlanWords.count(Set(runs.map(\.zone)).count, "zone")
        return "\(slots(count, runs.contains(where: \.isMore))) dropped (\(runs.first?.reason ?? "")) in \(zones)"
    }

    // MARK: Parts

    private static func slots(_ count: Int, _ isMore: Bool) -> String {
        (isMore ? "over " : "") + PlanWords.count(count, "slot")
    }

    private static func due(_ fire: PlannedDowntime.LateFire) -> String {
        "\(moment(fire.due, fire.zoneOffset)) \(fire.abbreviation)"
    }

    private static func moment(_ instant: Timestamp, _ offset: Int) -> String {
        let shown = CivilDateTime(secondsSinceEpoch: instant.seconds + Int64(offset))
        return "\(shown.date) \(shown.time.shortDescription)"
    }
}
