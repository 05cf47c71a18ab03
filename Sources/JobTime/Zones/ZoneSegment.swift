/// A stretch of the UTC line on which one offset holds.
struct ZoneSegment {
    /// UTC seconds, inclusive; `Int64.min` if the offset has held for ever.
    var start: Int64
    /// UTC seconds, exclusive; `Int64.max` if the offset holds for ever.
    var end: Int64
    /// Index into the zone's offsets.
    var kind: Int
    /// Seconds east of UTC.
    var offset: Int64

    func contains(_ seconds: Int64) -> Bool { start <= seconds && seconds < end }

    /// Whether `seconds` lies inside and at least `margin` from both ends.
    func contains(_ seconds: Int64, margin: Int64) -> Bool {
        (start == .min || start + margin <= seconds) && (end == .max || seconds < end - margin)
    }
}
