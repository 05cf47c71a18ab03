import JobTime

/// Changed fires of one schedule in lines that read without colour: `+` added, `-` removed, `>` moved, `~` changed.
enum FireChangeWords {
    /// Changes are told by their times of day if there are no more than this.
    private static let mostTimes = 3

    /// A line for each kind of change, with its number and its first fire; with `expand` one for each fire.
    static func lines(_ change: ScheduleChange, expand: Bool) -> [String] {
        if expand { return change.fires.map(line(about:)) }
        let moved = change.fires.filter { $0.kind == .moved }
        let routes = Array(Groups(moved, by: route))
        let moves =
            routes.count <= mostTimes
            ? routes.map(line(aboutMoved:)) : Groups(moved, by: distance).map(line(aboutShifted:))
        return moves
            + lines("-", change.fires.compactMap { $0.kind == .removed ? $0.before : nil }, "removed")
            + lines("+", change.fires.compactMap { $0.kind == .added ? $0.after : nil }, "added")
            + queues(change.fires) + counts(change.fires)
    }

    // MARK: Moved

    /// From which time of day to which, whatever the date.
    private static func route(_ change: FireChange) -> String {
        guard let before = change.before, let after = change.after else { return "" }
        let place = before.zone == after.zone ? "" : " \(before.zone)"
        let newPlace = before.zone == after.zone ? "" : " \(after.zone)"
        let days = clock(after).date.daysSinceEpoch - clock(before).date.daysSinceEpoch
        let shift = days == 0 ? "" : days == 1 ? " a day later" : days == -1 ? " a day earlier" : " (\(days) days)"
        return "from \(time(before))\(place) to \(time(after))\(newPlace)\(shift)"
    }

    private static func line(aboutMoved changes: [FireChange]) -> String {
        guard let first = changes.first, let before = first.before else { return "" }
        let fires = PlanWords.count(changes.count, "fire")
        let lead = changes.count == 1 ? "" : "first "
        return "> \(fires) moved \(route(first)), \(lead)\(clock(before).date) \(place(before))"
    }

    private static func distance(_ change: FireChange) -> Duration {
        guard let before = change.before, let after = change.after else { return .zero }
        return after.instant.since(before.instant)
    }

    private static func line(aboutShifted changes: [FireChange]) -> String {
        guard let first = changes.first, let before = first.before, let after = first.after else { return "" }
        let distance = distance(first)
        let way =
            distance < .zero
            ? "\(DurationText.print(.zero - distance)) earlier" : "\(DurationText.print(distance)) later"
        return "> \(PlanWords.count(changes.count, "fire")) moved \(way), \(changes.count == 1 ? "" : "first ")"
            + "\(PlanWords.local(before)) -> \(time(after)) \(place(after))"
    }

    // MARK: Added and removed

    private static func lines(_ sign: String, _ fires: [PlannedFire], _ verb: String) -> [String] {
        guard let first = fires.first, let last = fires.last else { return [] }
        let groups = Array(Groups(fires, by: time))
        guard groups.count <= mostTimes else {
            return [
                "\(sign) \(PlanWords.count(fires.count, "fire")) \(verb), \(PlanWords.local(first)) to "
                    + PlanWords.local(last)
            ]
        }
        return groups.compactMap { group in
            guard let first = group.first else { return nil }
            let lead = group.count == 1 ? "" : "first "
            return "\(sign) \(PlanWords.count(group.count, "fire")) \(verb) at \(time(first)), "
                + "\(lead)\(clock(first).date) \(place(first))"
        }
    }

    // MARK: Changed

    private static func queues(_ changes: [FireChange]) -> [String] {
        let pairs = changes.compactMap { change in change.before.flatMap { before in change.after.map { (before, $0) } }
        }
        return Groups(pairs.filter { $0.0.queue != $0.1.queue }) { "\($0.0.queue) -> \($0.1.queue)" }.compactMap {
            group in
            group.first.map {
                "~ \(PlanWords.count(group.count, "fire")) in another queue: \($0.0.queue) -> \($0.1.queue)"
            }
        }
    }

    private static func counts(_ changes: [FireChange]) -> [String] {
        let pairs = changes.compactMap { change in change.before.flatMap { before in change.after.map { (before, $0) } }
        }
        .filter { $0.0.count != $0.1.count }
        guard !pairs.isEmpty else { return [] }
        let before = pairs.reduce(0) { PlanTotals.sum($0, $1.0.count) }
        let after = pairs.reduce(0) { PlanTotals.sum($0, $1.1.count) }
        return [
            "~ \(PlanWords.count(pairs.count, "fire")) with another number of jobs: \(PlanWords.number(before)) -> "
                + PlanWords.number(after)
        ]
    }

    // MARK: One fire

    private static func line(about change: FireChange) -> String {
        switch (change.before, change.after) {
        case (nil, let after?): return "+ \(whole(after))"
        case (let before?, nil): return "- \(whole(before))"
        case (let before?, let after?):
            guard change.kind == .moved else {
                let queue = before.queue == after.queue ? "" : ", \(before.queue) -> \(after.queue)"
                let count =
                    before.count == after.count
                    ? "" : ", \(PlanWords.number(before.count)) -> \(PlanWords.count(after.count, "job"))"
                return "~ \(PlanWords.local(after))  \(after.zone)\(queue)\(count)"
            }
            return "> \(PlanWords.local(before)) -> \(whole(after))"
        case (nil, nil): return ""
        }
    }

    private static func whole(_ fire: PlannedFire) -> String {
        "\(PlanWords.local(fire))  \(fire.zone)  \(PlanWords.count(fire.count, "job"))"
    }

    // MARK: Parts

    private static func clock(_ fire: PlannedFire) -> CivilDateTime {
        CivilDateTime(secondsSinceEpoch: fire.instant.seconds + Int64(fire.zoneOffset))
    }

    private static func time(_ fire: PlannedFire) -> String { clock(fire).time.shortDescription }

    private static func place(_ fire: PlannedFire) -> String {
        fire.isUnknownZone ? "\(fire.zone) (zone unknown)" : fire.zone.rawValue
    }
}
