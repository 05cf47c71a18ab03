/// A message of NOTIFY.
package struct PostgresNotification: Sendable, Hashable {
    /// Where it was sent to.
    package var channel: String
    /// Its text.
    package var payload: String

    /// Creates a message.
    package init(channel: String, payload: String) {
        self.channel = channel
        self.payload = payload
    }
}
