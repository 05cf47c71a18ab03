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

    func check(_ context: RuleContext) -> [Diagnostic] {
        guard let zones = context.zones, zones.path != nil else { return [] }
        return context.namedZones.compactMap { zone in
            do throws(ZoneError) {
                _ = try zones.rules(for: zone.value)
                return nil
            } catch  where error.code == .unknownZone {
                return finding(error.message, at: zone.location, help: error.help)
            } catch {
                return nil
            }
        }
    }
}
