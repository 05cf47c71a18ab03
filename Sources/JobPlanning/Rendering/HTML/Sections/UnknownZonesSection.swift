import JobTime

/// Users whose zone nobody knows. What they have written is somebody else's text.
struct UnknownZonesSection {
    /// More are summed up.
    private static let most = 200
    /// Longer texts are cut.
    private static let longest = 80

    let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    var section: HTMLSection? {
        guard !plan.unknownZones.isEmpty else { return nil }
        var table = HTMLTable(
            "Unknown time zones",
            [
                .init(title: "Written as"), .init(title: "Schedule"), .init(title: "What happens"),
                .init(title: "Users", isNumber: true),
            ])
        for zone in plan.unknownZones.prefix(Self.most) {
            table.add([
                written(zone.zone.rawValue), "<code>\(zone.schedule)</code>",
                zone.servedIn.map { "served in \($0.rawValue)" } ?? "passed over", "\(PlanWords.number(zone.count))",
            ])
        }
        let hidden = plan.unknownZones.dropFirst(Self.most)
        let users = hidden.reduce(0) { $0 + $1.count }
        let rest: Markup =
            hidden.isEmpty
            ? .empty
            : "<p>… and \(PlanWords.count(hidden.count, "more line")), \(PlanWords.count(users, "user")).</p>\n"
        return HTMLSection(
            id: "unknown-zones", title: "Unknown time zones",
            lead: "Users whose time zone the tz database does not have.", body: "\(table.markup)\(rest)")
    }

    private func written(_ text: String) -> Markup {
        guard !text.isEmpty else { return "<i>empty</i>" }
        return "<bdi class=\"written\">\(TerminalText.cut(String(text.prefix(200)), to: Self.longest))</bdi>"
    }
}
