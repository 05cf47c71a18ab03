/// The application as mails and links name it.
struct Site: Sendable, Hashable {
    /// Where it is, such as `https://loomio.example`, without a slash at the end.
    let baseURL: String
    /// The address that sends its mails, and never gets any.
    let sender: MailAddress

    /// The address of a page.
    func url(_ path: String) -> String { baseURL + path }
}
