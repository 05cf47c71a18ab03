/// Sends mails.
protocol Mailer: Sendable {
    /// Hands one mail over. The same mail may come again if its sender died in between; its message id tells.
    /// - Throws: `MailError`, or `CancellationError` if the task was cancelled before the mail was accepted.
    func send(_ message: MailMessage) async throws
}
