/// `handler:` of a job: who works a kind that has no Swift code.
package enum ForeignHandler: Sendable, Hashable {
    /// A program with its arguments, and the names of environment variables it gets.
    case exec(command: [String], environment: [String])
    /// A request to a URL.
    case http(url: String, method: String)
}
