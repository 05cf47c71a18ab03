package import JobTime

/// A zone as subjects have it written, with the one that is used for them.
package struct SubjectZone: Sendable {
    /// As written: the name by which an audience is asked and a cursor is kept.
    package var raw: ZoneName
    /// Whose clocks count.
    package var used: UsedZone
    /// Whether what is written is no zone, so that `unknown:` decided.
    package var isUnknown: Bool

    package init(raw: ZoneName, used: UsedZone, isUnknown: Bool) {
        self.raw = raw
        self.used = used
        self.isUnknown = isUnknown
    }
}
