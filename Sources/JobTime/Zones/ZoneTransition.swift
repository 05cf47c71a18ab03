/// An instant at which a zone's clocks change.
package struct ZoneTransition: Hashable, Sendable {
    /// UTC seconds; the new offset holds from here on.
    package let instant: Int64
    /// What held until then.
    package let before: ZoneOffset
    /// What holds from then on; differs from `before` in at least one part.
    package let after: ZoneOffset

    /// Seconds by which the clocks go forward, negative when they go back, 0 if only the name changes.
    package var shift: Int { after.seconds - before.seconds }
}
