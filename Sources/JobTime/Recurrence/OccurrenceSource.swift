/// One of the three shapes of triggers, bound to a zone.
protocol OccurrenceSource: Sendable {
    func next(after instant: Timestamp) -> Occurrence?
    func previous(before instant: Timestamp) -> Occurrence?
    func occurrences(on date: CivilDate) -> [Occurrence]
    /// All in a range, by instant; the range is short enough for an array.
    func occurrences(in range: Range<Timestamp>) -> [Occurrence]
    /// Days of a range whose occurrences are worth holding at once.
    var daysAtOnce: Int { get }
}
