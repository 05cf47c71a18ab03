import JobTime

extension ZoneDatabase {
    /// The zone that a user's text stands for: a zone or link by its exact name, or an offset such as `+05:30`.
    ///
    /// Links come back under their canonical name, so that users can be grouped.
    package func userZone(_ text: String) -> UserZone {
        if let offset = ZoneDatabase.fixedOffset(text) {
            let name = offset == 0 ? ZoneName.utc : ZoneName(Timestamp.offsetText(offset))
            return .zone(name, .fixed(seconds: offset))
        }
        guard let rules = try? rules(for: ZoneName(text), isSuggesting: false) else { return .unknown(text) }
        return .zone(canonicalName(of: ZoneName(text)), rules)
    }

    /// Seconds east of UTC of `+05:30`, `+0530`, `-03` or `UTC+5`; nil for anything else.
    ///
    /// `Etc/GMT+5` is not read here: it is a zone of the data, with its sign the other way round.
    static func fixedOffset(_ text: String) -> Int? {
        var rest = text[...]
        let hasPrefix = rest.hasPrefix("UTC") || rest.hasPrefix("GMT")
        if hasPrefix { rest = rest.dropFirst(3) }
        guard let sign = rest.first, sign == "+" || sign == "-" else { return nil }
        rest = rest.dropFirst()
        let digits = rest.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x3A } ? rest : ""
        let isShort = digits.count <= 2
        let hourText = isShort ? digits : digits.prefix(2)
        let minuteText = isShort ? "00" : digits.dropFirst(digits.dropFirst(2).first == ":" ? 3 : 2)
        guard hourText.count == 2 || hasPrefix, minuteText.count == 2, let hours = Int(hourText),
            let minutes = Int(minuteText)
        else { return nil }
        guard hours <= 14, minutes < 60 else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3_600 + minutes * 60)
    }
}
