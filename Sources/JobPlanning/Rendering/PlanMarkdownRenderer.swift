import JobTime

/// A plan as a comment on a change: one table of schedules, one of queues.
package struct PlanMarkdownRenderer {
    /// The line by which a later comment finds this one to replace it.
    package static let marker = "<!-- runner plan -->"

    /// A comment has a limit: more items of a list are counted only.
    private static let shownItems = 30

    private let plan: Plan

    package init(_ plan: Plan) {
        self.plan = plan
    }

    /// The whole text.
    package var text: String {
        let from = plan.window.lowerBound.rfc3339(offset: plan.fromOffset)
        let to = plan.window.upperBound.rfc3339(offset: plan.toOffset)
        var lines = [
            PlanMarkdownRenderer.marker, "### Plan", "",
            "\(from) to \(to) (\(plan.timezone))" + source,
        ]
        lines += ["", "| schedule | when | queue | fires | jobs |", "|---|---|---|--:|--:|"] + schedules
        if !plan.load.isEmpty {
            lines += ["", "| queue | at once | a job lasts | peak | at | empty again |", "|---|--:|---|--:|---|---|"]
            lines += plan.load.map(row(of:))
            if !plan.loadNotes.isEmpty { lines += [""] + plan.loadNotes.map(cell) }
        }
        lines += ComparisonMarkdown(plan: plan, escape: cell).lines
        lines += list("Clock changes", plan.dstNotes)
        lines += list("Unknown time zones", plan.unknownZones.map(PlanTextRenderer.sentence(about:)))
        lines += list("Notes", plan.notes) + list("Warnings", plan.warnings)
        return (lines + ["", "`\(PlanTextRenderer.summary(of: plan))`"]).joined(separator: "\n") + "\n"
    }

    /// What the plan was made of, unless it is not to say.
    private var source: String {
        guard let hash = plan.configHash else { return "" }
        return ", tzdata \(plan.tzdata ?? "of unknown release"), config `\(hash.prefix(12))`"
    }

    private var schedules: [String] {
        let fires = plan.fires.reduce(into: [String: Int]()) { $0[$1.schedule, default: 0] += 1 }
        let jobs = Dictionary(plan.totals.bySchedule.map { ($0.name, $0.jobs) }) { first, _ in first }
        return plan.schedules.map { schedule in
            let count = schedule.isEnabled ? PlanWords.number(jobs[schedule.id] ?? 0) : "disabled"
            let when = cell("\(schedule.trigger), \(schedule.zone)")
            return
                "| \(schedule.id) | \(when) | \(schedule.queue) | \(PlanWords.number(fires[schedule.id] ?? 0)) | \(count) |"
        }
    }

    private func row(of load: QueueLoad) -> String {
        let lasts = "\(PlanWords.mean(load.duration)) (\(load.durationSource.rawValue))"
        let peakAt = load.peakAt.map(PlanWords.minute) ?? "?"
        let drainedAt = load.drainedAt.map(PlanWords.minute) ?? "?"
        return
            "| \(load.queue) | \(load.capacity) | \(lasts) | \(PlanWords.number(load.peak)) | \(peakAt) | \(drainedAt) |"
    }

    private func list(_ title: String, _ sentences: [String]) -> [String] {
        guard !sentences.isEmpty else { return [] }
        let shown = sentences.prefix(PlanMarkdownRenderer.shownItems)
        let hidden = sentences.count - shown.count
        return ["", "**\(title)**", ""] + shown.map { "- " + cell($0) }
            + (hidden > 0 ? ["- … \(PlanWords.number(hidden)) more"] : [])
    }

    /// Text in which a pipe ends no cell and a star begins no emphasis.
    private func cell(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            if "|*_`<\\".contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
    }
}
