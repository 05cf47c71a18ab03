import JSONTree

/// One thing that `doctor` looked at.
struct HealthCheck: Sendable {
    enum Verdict: String, Sendable {
        case good, odd, bad

        /// Four letters, to stand in front of a line.
        var word: String {
            switch self {
            case .good: "ok  "
            case .odd: "odd "
            case .bad: "BAD "
            }
        }
    }

    var name: String
    var verdict: Verdict
    /// What was found.
    var finding: String
    /// How to mend it.
    var help: String?
    var isStoreUnreachable = false

    var json: JSONObject {
        [
            "name": .string(name), "verdict": .string(verdict.rawValue), "finding": .string(finding),
            "help": JSONValue(help),
        ]
    }
}
