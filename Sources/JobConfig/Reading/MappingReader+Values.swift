import JSONTree
import JobDiagnostics
import JobModel
import JobTime

/// Values by the reference: type, range and default come from there.
extension MappingReader {
    func integer(_ key: String) -> Marked<Int> {
        value(key, default: defaultInteger(key)) { $0.integer(in: range(of: key)) }
    }

    func integer(_ key: String, default fallback: Int) -> Marked<Int> {
        value(key, default: fallback) { $0.integer(in: range(of: key)) }
    }

    func optionalInteger(_ key: String) -> Marked<Int>? {
        optional(key, standIn: range(of: key).lowerBound) { $0.integer(in: range(of: key)) }
    }

    func number(_ key: String) -> Marked<Double> {
        let range: ClosedRange<Double>
        if case .number(let known) = section[key]?.type { range = known } else { range = 0...0 }
        return value(key, default: section[key]?.defaultValue?.double ?? range.lowerBound) { $0.number(in: range) }
    }

    func boolean(_ key: String) -> Marked<Bool> {
        value(key, default: section[key]?.defaultValue?.bool ?? false) { $0.boolean() }
    }

    func duration(_ key: String) -> Marked<Duration> {
        value(key, default: defaultDuration(key)) { $0.duration(atLeast: leastDuration(key)) }
    }

    func duration(_ key: String, default fallback: Duration) -> Marked<Duration> {
        value(key, default: fallback) { $0.duration(atLeast: leastDuration(key)) }
    }

    func optionalDuration(_ key: String) -> Marked<Duration>? {
        optional(key, standIn: leastDuration(key)) { $0.duration(atLeast: leastDuration(key)) }
    }

    func text(_ key: String) -> Marked<String>? {
        optional(key, standIn: "") { $0.text() }
    }

    func filledText(_ key: String) -> Marked<String> {
        value(key, default: defaultText(key)) { $0.filledText() }
    }

    func optionalFilledText(_ key: String) -> Marked<String>? {
        optional(key, standIn: "") { $0.filledText() }
    }

    /// A reference to something by its name.
    func name(_ key: String, default fallback: String) -> Marked<String> {
        value(key, default: fallback) { $0.name(nameRule(of: key)) }
    }

    func optionalName(_ key: String) -> Marked<String>? {
        optional(key, standIn: "") { $0.name(nameRule(of: key)) }
    }

    /// A word of an enumeration; the table and the type have the same words, which a test checks.
    func choice<Choice: RawRepresentable<String> & Sendable>(_ key: String, default fallback: Choice) -> Marked<Choice>
    {
        let standard = section[key]?.defaultValue?.string.flatMap(Choice.init) ?? fallback
        return value(key, default: standard) { $0.choice(words(of: key)).flatMap(Choice.init) }
    }

    // MARK: The reference

    func defaultText(_ key: String) -> String { section[key]?.defaultValue?.string ?? "" }

    func words(of key: String) -> [String] {
        guard case .choice(let words) = section[key]?.type else { return [] }
        return words
    }

    func leastDuration(_ key: String) -> Duration {
        guard case .duration(let least) = section[key]?.type else { return .zero }
        return least
    }

    private func defaultInteger(_ key: String) -> Int {
        section[key]?.defaultValue?.int64.map { Int($0) } ?? range(of: key).lowerBound
    }

    private func defaultDuration(_ key: String) -> Duration {
        (try? DurationText.parse(defaultText(key))) ?? leastDuration(key)
    }

    private func range(of key: String) -> ClosedRange<Int> {
        guard case .integer(let range) = section[key]?.type else { return 0...0 }
        return range
    }

    private func nameRule(of key: String) -> NameRule {
        guard case .name(let rule) = section[key]?.type else { return .identifier }
        return rule
    }
}
