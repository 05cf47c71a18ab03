/// Which items of a discussion somebody has read: ranges such as `1-4,6-9`, ascending and apart.
struct RangeSet: Sendable, Hashable {
    private(set) var ranges: [ClosedRange<Int64>]

    /// The numbers, in any order.
    init(_ numbers: some Sequence<Int64>) {
        self.init(ranges: numbers.map { $0...$0 })
    }

    /// Ranges in any order; those that touch or overlap become one.
    init(ranges: some Sequence<ClosedRange<Int64>>) {
        self.ranges = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = self.ranges.last, range.lowerBound <= last.upperBound + 1 {
                self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                self.ranges.append(range)
            }
        }
    }

    /// Reads `1-4,6-9`; what is no range is left out.
    init(text: String) {
        self.init(
            ranges: text.split(separator: ",").compactMap { part -> ClosedRange<Int64>? in
                let bounds = part.split(separator: "-").compactMap { Int64($0) }
                guard let first = bounds.first, let last = bounds.last, first <= last else { return nil }
                return first...last
            })
    }

    /// What a reader has read. Old rows have no ranges, only the last number: then it is all from the first to that.
    static func read(_ text: String?, first: Int64, last: Int64) -> RangeSet {
        if let text { return RangeSet(text: text) }
        return last < max(first, 1) ? RangeSet([]) : RangeSet(ranges: [first...last])
    }

    /// Adds a number.
    mutating func insert(_ number: Int64) {
        self = RangeSet(ranges: ranges + [number...number])
    }

    /// The numbers that are in both.
    func intersection(_ other: RangeSet) -> RangeSet {
        RangeSet(
            ranges: ranges.flatMap { range in
                other.ranges.filter(range.overlaps).map { range.clamped(to: $0) }
            })
    }

    /// The largest number.
    var upperBound: Int64? { ranges.last?.upperBound }

    /// `1-4,6-9`, also `3-3`; empty for none.
    var text: String {
        ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
    }
}
