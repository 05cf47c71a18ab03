package import JobModel

/// What a key of the two files may hold.
package indirect enum ConfigValueType: Sendable, Hashable {
    /// A whole number.
    case integer(ClosedRange<Int>)
    /// A number.
    case number(ClosedRange<Double>)
    /// `true` or `false`.
    case boolean
    /// Any text.
    case text
    /// A text that is not empty.
    case filledText
    /// A name.
    case name(NameRule)
    /// `0%` to `100%`.
    case percentage
    /// A duration of at least this.
    case duration(atLeast: Duration)
    /// One of these words.
    case choice([String])
    /// A cron expression.
    case cron
    /// A time of day.
    case time
    /// A date or an RFC 3339 time.
    case bound
    /// 1 to 31 or `last`.
    case monthDay
    /// A time zone's name.
    case zone
    /// A map whose keys are the entries below this path.
    case section
    /// A map from names to maps whose keys are the entries below this path with `*`.
    case named(NameRule)
    /// A map whose keys are the reader's business: a plugin's settings.
    case free
    /// The shape of arguments.
    case argumentShape
    /// Arguments with placeholders.
    case template
    /// A list of at least so many.
    case list(of: ConfigValueType, atLeast: Int = 0)
    /// One of several forms.
    case either([ConfigValueType])
    /// The same as another section, with everything optional and null to remove.
    case overlay(of: String)

    /// In words, for the reference.
    package var text: String {
        switch self {
        case .integer(let range): range.upperBound == .max ? "integer ≥ \(range.lowerBound)" : "integer"
        case .number: "number"
        case .boolean: "boolean"
        case .text, .filledText: "text"
        case .name: "name"
        case .percentage: "percentage"
        case .duration: "duration"
        case .choice(let words): words.joined(separator: ", ")
        case .cron: "cron expression"
        case .time: "time of day"
        case .bound: "date or RFC 3339 time"
        case .monthDay: "1 to 31 or last"
        case .zone: "time zone"
        case .section, .free, .overlay: "map"
        case .named: "map by name"
        case .argumentShape: "map of types"
        case .template: "map with placeholders"
        case .list(let element, _): "list of \(element.text)"
        case .either(let forms): forms.map(\.text).joined(separator: " or ")
        }
    }
}
