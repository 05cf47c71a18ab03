package import JobTime

/// The zones of an audience, each told apart by its spelling, and what becomes of those that nobody knows.
///
/// Two spellings of one zone are two groups that are due at the same instants: an audience is paged by what its
/// rows say, so a tick that was cut off goes on exactly where it stood.
package struct ZoneGroups: Sendable {
    /// Those that are served, ascending by spelling.
    package private(set) var served: [SubjectZone] = []
    /// Spellings that are no zone and are passed over, ascending.
    package private(set) var skipped: [ZoneName] = []

    /// Looks up each spelling once.
    package init(_ spellings: some Sequence<ZoneName>, unknown: UnknownZoneRule, zones: some ZoneSource) {
        for raw in Set(spellings).sorted() {
            if let used = zones.subjectZone(raw) {
                served.append(SubjectZone(raw: raw, used: used, isUnknown: false))
                continue
            }
            switch unknown {
            case .serve(let zone): served.append(SubjectZone(raw: raw, used: zone, isUnknown: true))
            case .skip: skipped.append(raw)
            }
        }
    }

    /// All spellings that are no zone, ascending: a warning each, and a metric.
    package var unknown: [ZoneName] {
        (served.lazy.filter(\.isUnknown).map(\.raw) + skipped).sorted()
    }
}
