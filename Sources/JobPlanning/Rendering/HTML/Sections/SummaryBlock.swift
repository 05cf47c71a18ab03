import JobTime

/// The figures that are asked for first.
struct SummaryBlock {
    let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    var markup: Markup {
        """
        <section id="summary" aria-label="Summary">
        <dl class="figures">
        \(figures.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>" as Markup }.lines)</dl>
        </section>

        """
    }

    private var figures: [(Markup, Markup)] {
        let enabled = plan.schedules.count { $0.isEnabled }
        let zones = Set(plan.fires.map(\.zone)).count
        var figures: [(Markup, Markup)] = [
            ("jobs", plan.totals.jobs.map { "\(PlanWords.number($0))" } ?? "unknown"),
            ("fires", "\(PlanWords.number(plan.totals.fires))"),
            (enabled == 1 ? "schedule" : "schedules", "\(PlanWords.number(enabled))"),
            (zones == 1 ? "time zone" : "time zones", "\(PlanWords.number(zones))"),
        ]
        let words = HTMLWords(plan)
        let waiting = plan.load.filter { ($0.peak ?? 0) > $0.capacity }
        if let last = waiting.compactMap(\.drainedAt).max() {
            figures.append(("bursts drained", "\(words.short(last))"))
        }
        let warnings = plan.warnings.count
        figures.append((warnings == 1 ? "warning" : "warnings", "\(PlanWords.number(warnings))"))
        return figures
    }
}
