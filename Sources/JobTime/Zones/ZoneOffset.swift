/// What a zone's clocks do at some instant.
package struct ZoneOffset: Hashable, Sendable {
    /// Seconds east of UTC.
    package let seconds: Int
    /// The abbreviation in the data, such as `EST` or `+0545`.
    package let abbreviation: String
    /// Whether the data calls it daylight saving time; in Dublin that is winter.
    package let isDST: Bool

    /// Creates an offset.
    package init(seconds: Int, abbreviation: String, isDST: Bool = false) {
        self.seconds = seconds
        self.abbreviation = abbreviation
        self.isDST = isDST
    }
}
