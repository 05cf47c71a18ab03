/// The years 1 to 9999, outside of which nothing is looked for: four digits, and far from any overflow.
enum SearchRange {
    static let seconds: Range<Int64> = -62_135_596_800..<253_402_300_800
    static let timestamps = Timestamp(seconds: seconds.lowerBound)..<Timestamp(seconds: seconds.upperBound)
}

extension Timestamp {
    /// Whole seconds since the Unix epoch, rounded up.
    var secondsRoundedUp: Int64 {
        microseconds % 1_000_000 == 0 ? seconds : seconds + 1
    }
}
