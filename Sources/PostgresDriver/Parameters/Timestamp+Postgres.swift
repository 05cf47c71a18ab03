import JobTime

/// From 1970 to 2000, where the server's times begin.
private let epochOffset: Int64 = 946_684_800_000_000

extension Timestamp {
    /// Microseconds since 2000-01-01T00:00:00Z, the server's own form, in which -infinity and infinity are the ends.
    var postgres: Int64 {
        microseconds == .min ? .min : microseconds == .max ? .max : microseconds &- epochOffset
    }

    /// Reads the server's form.
    init(postgres value: Int64) {
        self.init(microseconds: value == .min ? .min : value == .max ? .max : value &+ epochOffset)
    }
}

extension CivilDate {
    /// Days since 2000-01-01.
    var postgresDay: Int { Int(daysSinceEpoch) - 10_957 }

    /// Reads the server's form.
    init(postgresDay day: Int) {
        self.init(daysSinceEpoch: day + 10_957)
    }
}
