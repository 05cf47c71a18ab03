import JobConfig
import JobDiagnostics
import JobTime
import ZoneDatabase

/// A time zone that the tz database does not have.
struct UnknownZoneRule: Rule {
    static let page = RuleDescription(
        "RJ220", .error, title: "a time zone that does not exist",
        why: """
            Zones are written by their exact name in the tz database, such as `Europe/London`: capital letters count. \
            `Local` is refused, because the machine's own zone differs from node to node.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            timezone: Amercia/New_York
            schedules:
              digest: { job: send_digest, at: "06:00" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            timezone: America/New_York
            schedules:
              digest: { job: send_digest, at: "06:00" }
            """)

    /// For so many unknown zones what was meant is looked for; each is compared with all there are.
    private static let mostSuggestions = 1_000

    func check(_ context: RuleContext) -> [Diagnostic] {
        guard let zones = context.zones, zones.path != nil else { return [] }
        var suggestionsLeft = Self.mostSuggestions
        return context.namedZones.compactMap { zone in
            do throws(ZoneError) {
                _ = try zones.rules(for: zone.value, isSuggesting: suggestionsLeft > 0)
                return nil
            } catch {
                guard error.code == .unknownZone else { return nil }
                suggestionsLeft -= 1
                return finding(error.message, at: zone.location, help: error.help)
            }
        }
    }
}
