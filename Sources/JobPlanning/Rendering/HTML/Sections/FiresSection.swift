import JobTime

/// Every fire, folded away, as many as keep the page small enough to send.
struct FiresSection {
    /// The rows' length in bytes at which the list ends.
    private static let most = 900_000

    let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    /// nil if nothing fires.
    var section: HTMLSection? {
        guard !plan.fires.isEmpty else { return nil }
        var table = HTMLTable(
            "Every fire",
            [
                .init(title: "UTC"), .init(title: "There"), .init(title: "Zone"), .init(title: "Schedule"),
                .init(title: "Queue"), .init(title: "Jobs", isNumber: true), .init(title: "Note"),
            ])
        var size = 0
        var listed = 0
        for fire in plan.fires {
            let row = cells(fire)
            size += row.reduce(48 + 10 * row.count) { $0 + $1.size }
            guard size <= Self.most else { break }
            table.add(row)
            listed += 1
        }
        let all = PlanWords.count(plan.fires.count, "fire")
        let summary =
            listed == plan.fires.count ? all : "The first \(PlanWords.number(listed)) of \(all)"
        let rest: Markup =
            listed == plan.fires.count
            ? .empty : "<p>The others are left out here; <code>--format json</code> has them all.</p>\n"
        return HTMLSection(
            id: "fires", title: "Every fire",
            body: "<details><summary>\(summary)</summary>\n\(rest)\(table.markup)</details>\n")
    }

    private func cells(_ fire: PlannedFire) -> [Markup] {
        // Why a number is unknown stands among the plan's notes, once.
        let notes = fire.count == nil ? [] : fire.notes
        let reason = fire.reason == "regular" || !notes.isEmpty ? "" : fire.reason
        return [
            "\(PlanWords.utc(fire.instant))", "\(PlanWords.local(fire))",
            fire.isUnknownZone ? "\(fire.zone.rawValue) (zone unknown)" : "\(fire.zone.rawValue)",
            "<code>\(fire.schedule)</code>", "\(fire.queue)", "\(PlanWords.number(fire.count))",
            "\((notes + [reason]).filter { !$0.isEmpty }.joined(separator: "; "))",
        ]
    }
}
