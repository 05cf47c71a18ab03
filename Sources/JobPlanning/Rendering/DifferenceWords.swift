import JobTime

/// What differs from another configuration, line by line, for the text and the Markdown.
enum DifferenceWords {
    /// A longer value is cut.
    private static let longestValue = 100

    /// A schedule's own line and the lines below it.
    struct Entry {
        var title: String
        var items: [String]
    }

    static func title(_ difference: PlanDifference) -> String { "Changes against \(difference.side.title)" }

    static func entries(_ difference: PlanDifference, expand: Bool) -> [Entry] {
        difference.schedules.map { entry(about: $0, expand: expand) }
    }

    private static func entry(about change: ScheduleChange, expand: Bool) -> Entry {
        switch (change.before, change.after) {
        case (nil, let after?):
            return Entry(
                title: "+ \(after.id): \(after.trigger), \(after.zone); "
                    + size(of: change, change.jobsAfter, isEnabled: after.isEnabled),
                items: expand ? FireChangeWords.lines(change, expand: true) : [])
        case (let before?, nil):
            return Entry(
                title: "- \(before.id): \(before.trigger), \(before.zone); "
                    + size(of: change, change.jobsBefore, isEnabled: before.isEnabled),
                items: expand ? FireChangeWords.lines(change, expand: true) : [])
        default:
            var items = change.fields.map(line(about:))
            items += FireChangeWords.lines(change, expand: expand)
            if change.jobsBefore != change.jobsAfter {
                items.append("~ jobs \(PlanWords.change(change.jobsBefore, change.jobsAfter))")
            }
            if change.fires.isEmpty { items.append("no fire of the window differs") }
            return Entry(title: "~ \(change.id)", items: items)
        }
    }

    private static func size(of change: ScheduleChange, _ jobs: Int?, isEnabled: Bool) -> String {
        guard isEnabled else { return "disabled" }
        guard !change.fires.isEmpty else { return "nothing in this window" }
        return "\(PlanWords.count(change.fires.count, "fire")), \(PlanWords.count(jobs, "job"))"
    }

    private static func line(about field: ScheduleChange.Field) -> String {
        "~ \(field.name): \(value(field.before)) -> \(value(field.after))"
    }

    private static func value(_ text: String?) -> String {
        guard let text else { return "none" }
        return text.count > longestValue ? text.prefix(longestValue - 1) + "…" : text
    }

    // MARK: Load

    static let loadHeader = ["queue", "jobs", "peak", "empty again"]

    /// Cells of one queue, `before -> after` where they differ.
    static func row(_ change: QueueChange, in window: Range<Timestamp>) -> [String] {
        [
            change.queue, PlanWords.change(change.jobsBefore, change.jobsAfter),
            arrow(PlanWords.number(change.before.map(\.peak) ?? 0), PlanWords.number(change.after.map(\.peak) ?? 0)),
            arrow(minute(change.before, window), minute(change.after, window)),
        ]
    }

    /// What is the queue's own and not in the row.
    static func items(_ change: QueueChange) -> [String] {
        guard let before = change.before, let after = change.after else { return [] }
        var items: [String] = []
        if before.capacity != after.capacity {
            items.append("~ queue \(change.queue): at once \(before.capacity) -> \(after.capacity)")
        }
        let (lastBefore, lastAfter) = (PlanWords.mean(before.duration), PlanWords.mean(after.duration))
        if lastBefore != lastAfter {
            items.append("~ queue \(change.queue): a job lasts \(lastBefore) -> \(lastAfter)")
        }
        return items
    }

    /// `fires 53 -> 60, jobs 1,204 -> 9,847 (+8,643)`.
    static func totals(_ difference: PlanDifference) -> String {
        var text = "fires \(PlanWords.number(difference.firesBefore)) -> \(PlanWords.number(difference.firesAfter)), "
        text += "jobs \(PlanWords.number(difference.jobsBefore)) -> \(PlanWords.number(difference.jobsAfter))"
        if let before = difference.jobsBefore, let after = difference.jobsAfter, before != after {
            text += " (\(after > before ? "+" : "-")\(PlanWords.number(abs(after - before))))"
        }
        return text
    }

    private static func arrow(_ before: String, _ after: String) -> String {
        before == after ? after : "\(before) -> \(after)"
    }

    private static func minute(_ load: QueueLoad?, _ window: Range<Timestamp>) -> String {
        guard let load else { return "-" }
        return load.drainedAt.map { PlanWords.minute($0, near: window) } ?? "?"
    }
}

extension PlanWords {
    /// `1,204 -> 9,847`, or the number alone if it is the same.
    static func change(_ before: Int?, _ after: Int?) -> String {
        before == after ? number(after) : "\(number(before)) -> \(number(after))"
    }
}
