import JobTime

/// Guesses the time of day that somebody meant.
enum TimeGuess {
    /// `06:00` for `6:00`, `6`, `6am`, `6.00` and `0600`; nil if nothing is near.
    static func meant(by text: String) -> String? {
        var rest = text.lowercased().filter { $0 != " " }
        if rest == "24:00" || rest == "midnight" { return "00:00" }
        if rest == "noon" { return "12:00" }
        var isAfternoon: Bool?
        for (suffix, value) in [("am", false), ("a.m.", false), ("pm", true), ("p.m.", true)]
        where rest.hasSuffix(suffix) {
            rest.removeLast(suffix.count)
            isAfternoon = value
        }
        let parts = rest.split(omittingEmptySubsequences: false) { ":.h".contains($0) }
        guard (1...3).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 4 }) else { return nil }
        var numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count else { return nil }
        if parts.count == 1, parts[0].utf8.count == 4 { numbers = [numbers[0] / 100, numbers[0] % 100] }
        var hour = numbers[0]
        if let isAfternoon {
            guard (1...12).contains(hour) else { return nil }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        let minute = numbers.count > 1 ? numbers[1] : 0
        return CivilTime(hour: hour, minute: minute, second: numbers.count > 2 ? numbers[2] : 0)?.shortDescription
    }
}
