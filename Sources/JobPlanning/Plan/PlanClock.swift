package import JobTime

/// What the clocks show, in the zone in which a plan is shown, through its window.
package struct PlanClock: Sendable, Hashable {
    /// A time without a change of the clocks.
    package struct Span: Sendable, Hashable {
        package var from: Timestamp
        /// Seconds east of UTC.
        package var offset: Int
        /// Such as `EST`.
        package var abbreviation: String
    }

    /// Ascending; the first begins with the window, or at the first moment that was asked for.
    package let spans: [Span]

    /// Reads the changes within a range out of a zone's rules.
    package init(_ rules: ZoneRules, over range: Range<Timestamp>) {
        func span(_ from: Timestamp) -> Span {
            let offset = rules.offset(at: from)
            return Span(from: from, offset: offset.seconds, abbreviation: offset.abbreviation)
        }
        var spans = [span(range.lowerBound)]
        var last = range.lowerBound.seconds
        while let next = rules.nextTransition(after: last), next.instant < range.upperBound.seconds {
            spans.append(span(Timestamp(seconds: next.instant)))
            last = next.instant
        }
        self.spans = spans
    }

    /// The span that an instant lies in; the nearest, for one outside.
    package func span(at instant: Timestamp) -> Span {
        spans.last { $0.from <= instant } ?? spans[0]
    }

    /// What the clocks show.
    package func local(at instant: Timestamp) -> CivilDateTime {
        CivilDateTime(secondsSinceEpoch: instant.seconds + Int64(span(at: instant).offset))
    }
}
