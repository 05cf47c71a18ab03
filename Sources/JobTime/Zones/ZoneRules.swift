/// A time zone's offsets for all time: a table of past changes, then a yearly rule.
///
/// A value without caches; every question is a binary search or a few lines of calendar arithmetic.
package struct ZoneRules: Sendable {
    /// UTC seconds at which the offset changes, strictly ascending.
    let transitions: [Int64]
    /// For each transition the index of the offset that holds from there on.
    let kinds: [Int]
    /// All offsets; those of the footer stand last.
    let offsets: [ZoneOffset]
    /// The offset before the first transition.
    let initialKind: Int
    /// The rule after the last transition, if the data has one.
    let footer: PosixZoneRule?
    /// Where the footer's own offsets begin in `offsets`.
    private let footerKind: Int

    /// Creates rules from checked parts: `transitions` ascend, `kinds` are indices into `offsets`, which is not empty.
    init(
        transitions: [Int64], kinds: [Int], offsets: [ZoneOffset], initialKind: Int = 0, footer: PosixZoneRule? = nil
    ) {
        self.transitions = transitions
        self.kinds = kinds
        self.initialKind = initialKind
        self.footer = footer
        footerKind = offsets.count
        self.offsets = offsets + (footer?.offsets ?? [])
    }

    /// Creates a zone whose clocks follow one POSIX rule at all times.
    package init(posix rule: PosixZoneRule) {
        self.init(transitions: [], kinds: [], offsets: [rule.standard], footer: rule)
    }

    /// Creates a zone whose clocks never change.
    package init(fixed offset: ZoneOffset) {
        self.init(transitions: [], kinds: [], offsets: [offset])
    }

    /// UTC, without any data.
    package static let utc = ZoneRules(fixed: ZoneOffset(seconds: 0, abbreviation: "UTC"))

    /// A zone `seconds` east of UTC, with an abbreviation such as `+05:30`.
    package static func fixed(seconds: Int) -> ZoneRules {
        guard seconds != 0 else { return .utc }
        return ZoneRules(fixed: ZoneOffset(seconds: seconds, abbreviation: Timestamp.offsetText(seconds)))
    }

    /// The offset at an instant given in UTC seconds.
    package func offset(at seconds: Int64) -> ZoneOffset {
        offsets[segment(at: seconds).kind]
    }

    /// The offset at an instant.
    package func offset(at instant: Timestamp) -> ZoneOffset {
        offset(at: instant.seconds)
    }

    /// What the clocks show at an instant given in UTC seconds.
    package func local(at seconds: Int64) -> CivilDateTime {
        CivilDateTime(secondsSinceEpoch: seconds + segment(at: seconds).offset)
    }

    /// What the clocks show at an instant, cut to the second.
    package func local(at instant: Timestamp) -> CivilDateTime {
        local(at: instant.seconds)
    }

    /// The first change after an instant in UTC seconds, or nil if there is none.
    package func nextTransition(after seconds: Int64) -> ZoneTransition? {
        var current = segment(at: seconds)
        while current.end != .max {
            let next = segment(at: current.end)
            guard next.end > current.end else { return nil }
            if offsets[next.kind] != offsets[current.kind] { return transition(from: current, to: next) }
            current = next
        }
        return nil
    }

    /// The last change before an instant in UTC seconds, or nil if there is none.
    package func previousTransition(before seconds: Int64) -> ZoneTransition? {
        guard seconds > .min else { return nil }
        var current = segment(at: seconds - 1)
        while current.start != .min {
            let previous = segment(at: current.start - 1)
            guard previous.start < current.start else { return nil }
            if offsets[previous.kind] != offsets[current.kind] { return transition(from: previous, to: current) }
            current = previous
        }
        return nil
    }

    private func transition(from before: ZoneSegment, to after: ZoneSegment) -> ZoneTransition {
        ZoneTransition(instant: after.start, before: offsets[before.kind], after: offsets[after.kind])
    }

    /// The stretch of constant offset around an instant.
    func segment(at seconds: Int64) -> ZoneSegment {
        let upper = indexOfFirstTransition(after: seconds)
        if upper == transitions.count, let footer {
            return footerSegment(at: seconds, footer)
        }
        let kind = upper == 0 ? initialKind : kinds[upper - 1]
        return ZoneSegment(
            start: upper == 0 ? .min : transitions[upper - 1],
            end: upper == transitions.count ? .max : transitions[upper],
            kind: kind, offset: Int64(offsets[kind].seconds))
    }

    private func footerSegment(at seconds: Int64, _ footer: PosixZoneRule) -> ZoneSegment {
        var found = footer.segment(at: seconds)
        if let last = transitions.last, found.start < last { found.start = last }
        found.kind += footerKind
        return found
    }

    private func indexOfFirstTransition(after seconds: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
