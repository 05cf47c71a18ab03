import JobTime

/// How a line of the log looks.
struct WorkLogStyle: Sendable {
    enum Level: String, Sendable {
        case info, warning, error
    }

    var isColored: Bool

    func line(_ level: Level, _ text: String, at time: Timestamp) -> String {
        let second = Timestamp(seconds: time.seconds).rfc3339()
        let word = level.rawValue + String(repeating: " ", count: 7 - level.rawValue.count)
        guard isColored else { return "\(second) \(word) \(text)" }
        let color = switch level {
        case .info: "32"
        case .warning: "33"
        case .error: "31"
        }
        return "\u{1B}[2m\(second)\u{1B}[0m \u{1B}[\(color)m\(word)\u{1B}[0m \(text)"
    }
}
