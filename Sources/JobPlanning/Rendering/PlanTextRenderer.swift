import JobTime

/// A plan for people at a terminal of eighty columns.
package struct PlanTextRenderer {
    /// Lines of one schedule before the rest is summed up.
    private static let shownLines = 12

    private let plan: Plan
    private let expand: Bool
    private let grouping: PlanGrouping
    private let bySchedule: [String: [PlannedFire]]

    /// - Parameter expand: print each fire instead of summing up.
    package init(_ plan: Plan, expand: Bool = false, by grouping: PlanGrouping = .schedule) {
        self.plan = plan
        self.expand = expand
        self.grouping = grouping
        bySchedule = Dictionary(grouping: plan.fires, by: \.schedule)
    }

    /// The whole text; its last line is one that tools can search for.
    package var text: String {
        var lines = header
        lines += DifferenceText(plan: plan, expand: expand).lines
        switch grouping {
        case .schedule: lines += ["", "Runs"] + runs
        case .queue: lines += ["", "Queues"] + QueueSums(plan).lines
        case .zone: lines += ["", "Zones"] + ZoneSums(plan).lines(expand: expand)
        }
        lines += DowntimeText(plan: plan, expand: expand).lines
        if !plan.load.isEmpty { lines += ["", "Capacity"] + capacity }
        lines += section("Clock changes", plan.dstNotes)
        lines += section("Unknown time zones", plan.unknownZones.map(PlanTextRenderer.sentence(about:)))
        lines += section("Notes", plan.notes)
        lines += section("Warnings", plan.warnings)
        return (lines + ["", PlanTextRenderer.summary(of: plan)]).joined(separator: "\n") + "\n"
    }

    /// `plan: schedules 9, fires 53, jobs 1234, warnings 0`
    static func summary(of plan: Plan) -> String {
        let jobs = plan.totals.jobs.map(String.init) ?? "unknown"
        let enabled = plan.schedules.count { $0.isEnabled }
        let truncated = plan.isTruncated ? ", truncated" : ""
        return "plan: schedules \(enabled), fires \(plan.totals.fires), jobs \(jobs), "
            + "warnings \(plan.warnings.count)\(truncated)\(DifferenceText.summary(of: plan))"
    }

    // MARK: Header

    private var header: [String] {
        let length = DurationText.print(plan.window.upperBound.since(plan.window.lowerBound))
        let from = plan.window.lowerBound.rfc3339(offset: plan.fromOffset)
        let to = plan.window.upperBound.rfc3339(offset: plan.toOffset)
        var lines = ["Plan from \(from) to \(to)", "\(length), times shown in \(plan.timezone)"]
        if let hash = plan.configHash {
            var source = ["config \(hash.prefix(12)),"]
            if let revision = plan.revision { source.append("revision \(revision),") }
            source.append("tzdata \(plan.tzdata ?? "of unknown release")")
            lines += WrappedText.text(source.joined(separator: " "), columns: TerminalText.columns)
                .split(separator: "\n").map(String.init)
        }
        let sources = Set(plan.schedules.compactMap(\.populationSource)).sorted()
        if !sources.isEmpty {
            lines += TerminalText.flow(["users from \(sources.joined(separator: ", "))"], indentation: 0)
        }
        return lines
    }

    // MARK: Runs

    private var runs: [String] {
        var lines: [String] = []
        for schedule in plan.schedules {
            let fires = bySchedule[schedule.id] ?? []
            lines += TerminalText.flow(title(schedule, fires), indentation: 2)
            lines += schedule.isPerUser ? zoneLines(fires) : fixedLines(fires)
        }
        return lines.isEmpty ? ["  no schedules"] : lines
    }

    private func title(_ schedule: PlannedSchedule, _ fires: [PlannedFire]) -> [String] {
        let head = [schedule.id, "\(schedule.trigger), \(schedule.zone)"]
        guard schedule.isEnabled else { return head + ["disabled"] }
        guard !fires.isEmpty else { return head + ["nothing in this window"] }
        let jobs = fires.reduce(0) { PlanTotals.sum($0, $1.count) }
        return head + ["\(PlanWords.count(jobs, "job")) in \(schedule.queue)"]
    }

    private func fixedLines(_ fires: [PlannedFire]) -> [String] {
        let runs = expand ? fires.map { FireRun(fires: [$0]) } : FireRun.runs(of: fires)
        var lines: [String] = []
        for run in runs.prefix(expand ? runs.count : PlanTextRenderer.shownLines) {
            guard let first = run.fires.first, let last = run.fires.last else { continue }
            if let step = run.step {
                lines.append(
                    "    \(PlanWords.local(first)) to \(PlanWords.local(last))  "
                        + "×\(PlanWords.number(run.fires.count)) every \(DurationText.print(step))")
            } else {
                let utc = first.abbreviation == "UTC" ? "" : "  \(PlanWords.utc(first.instant))"
                let late = first.reason == "catch_up" ? "  catch_up" : ""
                lines.append("    \(PlanWords.local(first))\(utc)\(late)")
            }
        }
        let hidden = runs.count - lines.count
        return hidden > 0 ? lines + ["    … \(PlanWords.number(hidden)) more lines"] : lines
    }

    private func zoneLines(_ fires: [PlannedFire]) -> [String] {
        if fires.contains(where: { $0.count == nil }), !expand { return unknownLines(fires) }
        var table = TextTable([.left, .left, .left, .right], overflow: .cut(column: 2))
        let shown = expand ? fires : largest(fires)
        for fire in shown {
            let zone = fire.isUnknownZone ? "\(fire.zone) (zone unknown)" : fire.zone.rawValue
            table.add([
                PlanWords.short(fire.instant), PlanWords.local(fire), zone, PlanWords.number(fire.count),
            ])
        }
        var lines = table.lines(indentation: 4)
        if shown.count < fires.count {
            let rest = fires.count - shown.count
            let jobs = fires.reduce(0) { $0 + ($1.count ?? 0) } - shown.reduce(0) { $0 + ($1.count ?? 0) }
            lines.append("    … \(PlanWords.count(rest, "smaller tick")), \(PlanWords.count(jobs, "job"))")
        }
        return lines
    }

    /// The fires with most jobs, in their order.
    private func largest(_ fires: [PlannedFire]) -> [PlannedFire] {
        guard fires.count > PlanTextRenderer.shownLines else { return fires }
        let order = fires.indices.sorted { left, right in
            let (leftCount, rightCount) = (fires[left].count ?? 0, fires[right].count ?? 0)
            return leftCount == rightCount ? left < right : leftCount > rightCount
        }
        return order.prefix(PlanTextRenderer.shownLines).sorted().map { fires[$0] }
    }

    private func unknownLines(_ fires: [PlannedFire]) -> [String] {
        guard let first = fires.first, let last = fires.last else { return [] }
        let zones = Set(fires.map(\.zone)).count
        let instants = Set(fires.map(\.instant)).count
        return [
            "    \(PlanWords.count(zones, "zone")) at \(PlanWords.count(instants, "instant")), "
                + "\(PlanWords.utc(first.instant)) to \(PlanWords.utc(last.instant))"
        ]
    }

    // MARK: Below

    private var capacity: [String] {
        var table = TextTable([.left, .right, .left, .right, .left, .left], overflow: .hang)
        table.add(["queue", "at once", "a job lasts", "peak", "at", "empty again"])
        for load in plan.load {
            table.add([
                load.queue, PlanWords.number(load.capacity),
                "\(PlanWords.mean(load.duration)) (\(load.durationSource.rawValue))", PlanWords.number(load.peak),
                load.peakAt.map { PlanWords.minute($0, near: plan.window) } ?? "?",
                load.drainedAt.map { PlanWords.minute($0, near: plan.window) } ?? "?",
            ])
        }
        return table.lines(indentation: 2) + plan.loadNotes.flatMap(PlanTextRenderer.item)
    }

    /// `digest: "Mars/Olympus" 1 user, served in UTC`
    static func sentence(about zone: UnknownZoneCount) -> String {
        let fate = zone.servedIn.map { "served in \($0)" } ?? "passed over"
        return
            "\(zone.schedule): \(TerminalText.quoted(zone.zone.rawValue)) \(PlanWords.count(zone.count, "user")), \(fate)"
    }

    /// A sentence within eighty columns, its further lines indented.
    private static func item(_ sentence: String) -> [String] {
        let lines = WrappedText.text(sentence, columns: 76).split(separator: "\n").map(String.init)
        return lines.enumerated().flatMap { line in
            TerminalText.flow([line.element], indentation: line.offset == 0 ? 2 : 4)
        }
    }

    private func section(_ title: String, _ sentences: [String]) -> [String] {
        guard !sentences.isEmpty else { return [] }
        let shown = expand ? sentences[...] : sentences.prefix(PlanTextRenderer.shownLines)
        let hidden = sentences.count - shown.count
        return ["", title] + shown.flatMap(PlanTextRenderer.item)
            + (hidden > 0 ? ["  … \(PlanWords.number(hidden)) more"] : [])
    }
}
