import JobTime

/// A nominal local date given by an option.
enum NominalDate {
    /// A date as such is taken as it is, also if the zone never had it: that is an answer of its own.
    /// - Throws: `CommandFailure` marking the part that cannot be read.
    static func parse(_ text: String, option: String, now: Timestamp, rules: ZoneRules) throws -> CivilDate {
        if let date = CivilDate(text) { return date }
        return rules.local(at: try Moment.parse(text, option: option, now: now, rules: rules)).date
    }
}
