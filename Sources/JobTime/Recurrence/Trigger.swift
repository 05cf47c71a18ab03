/// When a schedule runs, apart from its zone.
package enum Trigger: Hashable, Sendable {
    /// A cron expression; wildcard in minute or hour means "each instant whose clock matches".
    case cron(CronExpression)
    /// Every `interval` (at least a second) of elapsed time, counted from `anchor`; zones do not matter.
    case every(interval: Duration, anchor: Timestamp)
    /// Fixed local times.
    case daily(AtRule)

    /// The anchor of `every` where nothing else is said: 1970-01-01T00:00:00Z.
    package static let defaultAnchor = Timestamp(seconds: 0)
}
