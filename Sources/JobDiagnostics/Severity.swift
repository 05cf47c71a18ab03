/// How much a diagnostic weighs.
public enum Severity: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Worth knowing; never fails a check.
    case note
    /// Probably a mistake; fails with `--strict`.
    case warning
    /// The configuration cannot be used.
    case error

    /// Orders from note to error.
    public static func < (left: Severity, right: Severity) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}
