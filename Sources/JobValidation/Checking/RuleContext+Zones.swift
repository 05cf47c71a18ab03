import JobConfig
import JobDiagnostics
import JobTime

extension RuleContext {
    /// Every zone that the files name, each place once: the default, the schedules' own, those for users without one.
    var namedZones: [Marked<ZoneName>] {
        var named: [Marked<ZoneName>] = []
        let fallback = configuration.timezone
        if !fallback.isUnreadable, !fallback.isDefault { named.append(fallback.map { ZoneName($0) }) }
        for schedule in configuration.schedules where !schedule.zone.isUnreadable && !schedule.zone.isDefault {
            switch schedule.zone.value {
            case .fixed(let name): named.append(schedule.zone.map { _ in name })
            case .eachUser(_, unknown: .zone(let name)):
                guard let place = schedule.zonePlaces?.unknown else { continue }
                named.append(Marked(name, at: place))
            case .eachUser(_, unknown: .skip): break
            }
        }
        var places: Set<Location> = []
        return named.filter { places.insert($0.location).inserted }
    }
}
