/// The runs of a recurrence in a range of instants, computed some days at a time.
package struct OccurrenceSequence: Sequence, Sendable {
    let source: any OccurrenceSource
    let range: Range<Timestamp>

    /// Begins at the start of the range.
    package func makeIterator() -> Iterator {
        Iterator(source: source, rest: range)
    }

    /// Hands out the runs in order.
    package struct Iterator: IteratorProtocol {
        private let source: any OccurrenceSource
        private var rest: Range<Timestamp>
        private var batch: [Occurrence] = []
        private var index = 0

        init(source: any OccurrenceSource, rest: Range<Timestamp>) {
            self.source = source
            self.rest = rest
        }

        /// The next run, or nil after the last.
        package mutating func next() -> Occurrence? {
            while index == batch.count {
                guard !rest.isEmpty else { return nil }
                let step = Duration.seconds(source.daysAtOnce * 86_400)
                let end = Swift.min(rest.lowerBound.advanced(by: step), rest.upperBound)
                batch = source.occurrences(in: rest.lowerBound..<end)
                rest = end..<rest.upperBound
                index = 0
            }
            defer { index += 1 }
            return batch[index]
        }
    }
}
