import JobTime

/// Sums for each zone.
struct ZonesSection {
    /// The table is folded away from so many zones on.
    private static let folded = 24
    /// More are counted only.
    private static let most = 1_000

    let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    /// nil if all is in one zone.
    var section: HTMLSection? {
        guard plan.totals.byZone.count > 1 else { return nil }
        var fires: [String: (count: Int, first: PlannedFire)] = [:]
        for fire in plan.fires { fires[fire.zone.rawValue, default: (0, fire)].count += 1 }
        var table = HTMLTable(
            "Jobs by zone",
            [
                .init(title: "Zone"), .init(title: "First there"), .init(title: "First in UTC"),
                .init(title: "Fires", isNumber: true), .init(title: "Jobs", isNumber: true),
            ])
        for entry in plan.totals.byZone.prefix(Self.most) {
            guard let own = fires[entry.name] else { continue }
            table.add([
                "\(entry.name)", "\(PlanWords.local(own.first))", "\(PlanWords.utc(own.first.instant))",
                "\(PlanWords.number(own.count))", "\(PlanWords.number(entry.jobs))",
            ])
        }
        let hidden = plan.totals.byZone.count - Self.most
        var body = table.markup
        if hidden > 0 { body += "<p>… and \(PlanWords.count(hidden, "more zone")).</p>\n" }
        if plan.totals.byZone.count > Self.folded {
            body =
                "<details><summary>\(PlanWords.count(plan.totals.byZone.count, "zone"))</summary>\n\(body)</details>\n"
        }
        return HTMLSection(id: "zones", title: "Jobs by zone", body: body)
    }
}
