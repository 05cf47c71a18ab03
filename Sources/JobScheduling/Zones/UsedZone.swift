package import JobTime

/// A zone that is known, with its rules.
package struct UsedZone: Sendable {
    /// The name to show and to group by.
    package var name: ZoneName
    /// Its clocks.
    package var rules: ZoneRules

    package init(name: ZoneName, rules: ZoneRules) {
        self.name = name
        self.rules = rules
    }

    /// UTC, which needs no data.
    package static let utc = UsedZone(name: .utc, rules: .utc)
}
