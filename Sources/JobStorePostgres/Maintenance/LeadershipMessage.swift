import JSONTree

/// What is said on River's channel about its leadership.
enum LeadershipMessage: Sendable, Hashable {
    /// A leader has given up.
    case resigned(leader: String)
    /// Somebody wants the leader, whoever it is, to give up.
    case resignationRequested

    /// Reads a notification's text; nil for what means nothing to us.
    init?(_ payload: String) {
        guard let message = try? JSONValue(parsing: payload) else { return nil }
        switch message["action"]?.string {
        case "resigned": self = .resigned(leader: message["leader_id"]?.string ?? "")
        case "request_resign": self = .resignationRequested
        default: return nil
        }
    }
}
