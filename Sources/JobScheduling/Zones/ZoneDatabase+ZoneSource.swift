package import JobTime
package import ZoneDatabase

extension ZoneDatabase: ZoneSource {
    package var tzdataVersion: String? { version }

    package var canonicalZones: [ZoneName] {
        names().filter { canonicalName(of: $0) == $0 }
    }

    package func configuredZone(_ name: ZoneName) -> UsedZone? {
        guard let rules = try? rules(for: name, isSuggesting: false) else { return nil }
        return UsedZone(name: name, rules: rules)
    }

    package func subjectZone(_ raw: ZoneName) -> UsedZone? {
        guard case .zone(let name, let rules) = userZone(raw.rawValue) else { return nil }
        return UsedZone(name: name, rules: rules)
    }
}
