package import JobTime

/// Where schedules get the rules of zones from: the tz database of a node, or a handful of rules in a test.
package protocol ZoneSource: Sendable {
    /// Which release of the tz database answers, such as `2025b`; nil if it does not say.
    var tzdataVersion: String? { get }

    /// The zones to go through when nobody knows which are in use: each once, under its canonical name, ascending.
    var canonicalZones: [ZoneName] { get }

    /// The zone that a configuration names; nil if there is none of that name.
    func configuredZone(_ name: ZoneName) -> UsedZone?

    /// The zone that a subject means by what is written in its row.
    ///
    /// Links are followed to the canonical name and fixed offsets such as `+05:30` are accepted. Empty text,
    /// `Local` and misspelt names are nil.
    func subjectZone(_ raw: ZoneName) -> UsedZone?
}
