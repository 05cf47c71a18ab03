extension Occurrence {
    /// A run that no trigger asked for but a person, at an instant of a zone.
    package static func manual(at instant: Timestamp, in rules: ZoneRules) -> Occurrence {
        let local = rules.local(at: instant)
        return Occurrence(
            instant: instant, zoneOffset: rules.offset(at: instant).seconds, date: local.date, time: local.time,
            pass: 0,
            reason: .regular, key: .instant(instant))
    }
}
