import PostgresDriver

/// The channels on which River's clients and our nodes tell each other what is new: the schema's name and the topic.
struct NotificationChannels: Sendable, Hashable {
    /// A queue has jobs: `{"queue": "default"}`.
    let insert: String
    /// A job is to be cancelled, a queue is paused or resumed.
    let control: String
    /// Who leads River's maintenance.
    let leadership: String

    init(_ schema: PostgresSchema) {
        self.init(schema: schema.name)
    }

    init(schema: String) {
        insert = schema + ".river_insert"
        control = schema + ".river_control"
        leadership = schema + ".river_leadership"
    }

    /// What a node listens to.
    var all: [String] { [insert, control, leadership] }
}
