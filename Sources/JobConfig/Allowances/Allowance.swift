package import JobDiagnostics

/// One code of a `# runner: allow CODE` comment.
package struct Allowance: Sendable, Hashable {
    /// The code that may stand.
    package var code: DiagnosticCode
    /// Where the code is written.
    package var location: Location
    /// The line it speaks of: its own, or the next with content if the comment stands alone.
    package var line: Int
    /// Why, if the comment says.
    package var reason: String?
}
