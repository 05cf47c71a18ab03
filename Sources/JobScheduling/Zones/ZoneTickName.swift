package import JobTime

/// A zone's spelling as the ledger keys it: an audience may have an empty one, which the ledger keeps for schedules
/// with one zone of their own.
package enum ZoneTickName {
    private static let empty = "(none)"

    /// The key of a spelling.
    package static func text(of zone: ZoneName) -> String {
        zone.rawValue.isEmpty ? empty : zone.rawValue
    }

    /// The spelling of a key.
    package static func zone(of text: String) -> ZoneName {
        text == empty ? ZoneName("") : ZoneName(text)
    }
}
