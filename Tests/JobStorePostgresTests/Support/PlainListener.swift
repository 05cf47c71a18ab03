import JSONTree
import JobStorePostgres
import PostgresDriver

/// A connection that listens as a program of somebody else would.
struct PlainListener {
    /// What was said on a channel.
    struct Message: Hashable {
        var channel: String
        var payload: JSONValue

        init(_ channel: String, _ payload: JSONValue) {
            self.channel = channel
            self.payload = payload
        }
    }

    private static let end = "end"

    private let world: LedgerStore
    private let connection: PostgresConnectionActor

    /// Listens from now on to channels with a prefix.
    init(to topics: [String] = ["insert", "control", "leadership"], prefix: String, in world: LedgerStore) async throws
    {
        self.world = world
        connection = try world.store.postgres.dedicatedConnection(name: "plain-listener")
        try await connection.run { connection in
            for topic in topics { try connection.executeScript("LISTEN \"\(prefix).river_\(topic)\"") }
            try connection.executeScript("LISTEN \"\(Self.end)\"")
        }
    }

    /// All that was said since the last call, and what an action says: notifications come in the order of commits, so the
    /// one that is sent afterwards is the last.
    func hear(_ action: () async throws -> Void = {}) async throws -> [Message] {
        try await action()
        try await world.script("NOTIFY \"\(Self.end)\"")
        var messages: [Message] = []
        while true {
            for notification in try await connection.run({ try $0.waitForNotifications(atMost: .seconds(60)) }) {
                if notification.channel == Self.end { return messages }
                messages.append(Message(notification.channel, try JSONValue(parsing: notification.payload)))
            }
        }
    }

    func close() async { await connection.close() }
}
