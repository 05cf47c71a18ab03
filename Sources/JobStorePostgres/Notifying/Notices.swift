import JSONTree
import PostgresDriver

/// River's notifications: what is sent, on which channel. Each takes effect with the transaction it is sent in.
enum Notices {
    static let send = "SELECT pg_notify($1, $2)"

    /// There are new jobs in a queue.
    static func inserted(_ queue: String, _ schema: PostgresSchema) -> PostgresParameters {
        notice(NotificationChannels(schema).insert, ["queue": .string(queue)])
    }

    /// A queue was paused or resumed.
    static func control(_ action: String, queue: String, _ schema: PostgresSchema) -> PostgresParameters {
        notice(NotificationChannels(schema).control, ["action": .string(action), "queue": .string(queue)])
    }

    private static func notice(_ channel: String, _ payload: JSONObject) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(channel)
        parameters.add(JSONValue.object(payload).text)
        return parameters
    }
}
