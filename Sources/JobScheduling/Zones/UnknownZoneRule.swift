/// What happens to subjects whose zone is unknown: `unknown:` of a schedule, with its zone looked up.
package enum UnknownZoneRule: Sendable {
    /// They are served in this zone.
    case serve(UsedZone)
    /// They are passed over and counted.
    case skip
}
