/// The part of a slot's key that says when: what makes two runs of one schedule and subject the same run.
package enum SlotTime: Hashable, Sendable {
    /// A nominal local date, the nominal time unless the schedule has a single one, and the pass in an overlap.
    case nominal(date: CivilDate, time: CivilTime?, pass: Int)
    /// The instant, for triggers without nominal times.
    case instant(Timestamp)
}

extension SlotTime: CustomStringConvertible {
    /// `2026-11-24`, `2026-11-24T06:00:00`, `2026-11-24T01:30:00#1` or `2026-11-24T06:00:00Z`; never changes.
    package var description: String {
        switch self {
        case .nominal(let date, let time, let pass):
            date.description + (time.map { "T" + $0.description } ?? "") + (pass == 0 ? "" : "#\(pass)")
        case .instant(let instant):
            instant.rfc3339()
        }
    }

    /// Reads what `description` prints; nil for anything else.
    package init?(_ text: some StringProtocol) {
        if text.hasSuffix("Z") {
            guard let instant = Timestamp(rfc3339: text), instant.rfc3339() == text else { return nil }
            self = .instant(instant)
            return
        }
        let parts = text.split(separator: "#", omittingEmptySubsequences: false)
        guard let moment = parts.first, parts.count <= 2, let date = CivilDate(moment.prefix(10)) else { return nil }
        var time: CivilTime?
        if moment.utf8.count > 10 {
            let rest = moment.dropFirst(10)
            guard rest.utf8.count == 9, rest.utf8.first == UInt8(ascii: "T"), let read = CivilTime(rest.dropFirst())
            else { return nil }
            time = read
        }
        guard parts.count == 1 || parts[1] == "1" else { return nil }
        self = .nominal(date: date, time: time, pass: parts.count - 1)
    }
}
