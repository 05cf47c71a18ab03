package import JobTime

/// The zone that a user's text stands for.
package enum UserZone: Sendable {
    /// A zone of the data, by its canonical name, or a fixed offset such as `+05:30`.
    case zone(ZoneName, ZoneRules)
    /// Nothing that can be used: empty, misspelt, `Local`, or damaged data.
    case unknown(String)
}
