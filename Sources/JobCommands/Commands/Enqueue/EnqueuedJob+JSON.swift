import JSONTree
import JobPlugin

extension EnqueuedJob {
    /// `{"id", "kind", "queue", "state", "scheduled_at", "duplicate"}`
    var json: JSONObject {
        [
            "id": JSONValue(id), "kind": .string(kind.rawValue), "queue": .string(queue),
            "state": .string(state.rawValue), "scheduled_at": scheduledAt.json, "duplicate": .boolean(isDuplicate),
        ]
    }
}
