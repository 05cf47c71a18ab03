import JSONTree

/// A mail's words, made from what the outbox keeps of it.
protocol MailTemplate: Sendable {
    /// One line.
    var subject: String { get }
    /// Lines separated by `\n`.
    var body: String { get }
}
