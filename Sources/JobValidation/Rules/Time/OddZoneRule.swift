import JobConfig
import JobDiagnostics
import JobTime

/// A zone's name that is an abbreviation or a fixed offset.
struct OddZoneRule: Rule {
    static let page = RuleDescription(
        "RJ221", .warning, title: "a time zone that is an abbreviation or a fixed offset",
        why: """
            `EST` never has summer time although New York does, `CET` and the like stand for no place whose law could \
            change them, and in `Etc/GMT+5` the sign is the other way round: it is five hours behind UTC. Names of places \
            say what is meant. `UTC`, `GMT` and `Etc/UTC` are fine.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            timezone: Etc/GMT+5
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

    /// With the place that somebody who writes them probably means.
    private static let abbreviations: [String: String] = [
        "EST": "America/New_York", "EST5EDT": "America/New_York", "CST6CDT": "America/Chicago",
        "MST": "America/Denver", "MST7MDT": "America/Denver", "PST8PDT": "America/Los_Angeles",
        "HST": "Pacific/Honolulu", "CET": "Europe/Paris", "MET": "Europe/Paris", "EET": "Europe/Athens",
        "WET": "Europe/Lisbon",
    ]

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.namedZones.compactMap { zone in
            let name = zone.value.rawValue
            if let place = Self.abbreviations[name] {
                return finding(
                    "\"\(name)\" is an abbreviation, not a place", at: zone.location,
                    help: "write a place such as \(place)")
            }
            guard name.hasPrefix("Etc/GMT"), let sign = name.dropFirst(7).first, let hours = Int(name.dropFirst(8)),
                hours > 0, sign == "+" || sign == "-"
            else { return nil }
            let meaning = sign == "+" ? "behind" : "ahead of"
            return finding(
                "\"\(name)\" is always \(hours) hour\(hours == 1 ? "" : "s") \(meaning) UTC, without summer time",
                at: zone.location, help: "write a place such as America/New_York, or UTC")
        }
    }
}
