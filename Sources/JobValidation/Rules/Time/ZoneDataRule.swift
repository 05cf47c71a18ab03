import JobConfig
import JobDiagnostics
import JobTime
import ZoneDatabase

/// There is no time zone data, or that of a zone cannot be read.
struct ZoneDataRule: Rule {
    static let page = RuleDescription(
        "RJ222", .error, title: "time zone data that is missing or cannot be read",
        why: """
            Local times have a meaning only with the tz database: the system's, or that in `runtime.tzdata`. Only `UTC` \
            needs none, so nothing is said where no other zone is named. Install the package `tzdata`, or point \
            `runtime.tzdata` at a folder of compiled zones.
            """,
        badExample: """
            version: 1
            runtime: { tzdata: no/such/folder }
            jobs:
              send_digest: {}
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", timezone: Europe/London }
            """,
        goodExample: """
            version: 1
            runtime: { tzdata: /usr/share/zoneinfo }
            jobs:
              send_digest: {}
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", timezone: Europe/London }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let zones = context.namedZones.filter { $0.value != .utc }
        let perUser = context.configuration.schedules.first(where: \.isPerUser)?.zone.location
        // Users have zones of the data, whichever are named here.
        let isEmpty = perUser != nil && context.zones?.names() == [.utc]
        guard let database = context.zones, database.path != nil, !isEmpty else {
            guard let user = zones.first?.location ?? perUser else { return [] }
            let folder = context.configuration.runtime.tzdata
            let place =
                folder.map { "in \"\($0.value)\"" } ?? context.zones.map { "in " + $0.searched.joined(separator: ", ") }
            return [
                finding(
                    "there is no time zone data \(place ?? "on this machine")", at: folder?.location ?? user,
                    help: "install the package tzdata, or set runtime.tzdata to a folder of compiled zones",
                    related: folder == nil ? [] : [.init("needed here", at: user)])
            ]
        }
        return zones.compactMap { zone in
            do throws(ZoneError) {
                _ = try database.rules(for: zone.value, isSuggesting: false)
                return nil
            } catch  where error.code != .unknownZone {
                return finding(error.message, at: zone.location, help: error.help)
            } catch {
                return nil
            }
        }
    }
}
