/// What a server says to a command: a code and one or more lines of text.
struct SMTPReply: Sendable, Hashable {
    /// 200 to 599.
    let code: Int
    /// The lines' texts, without code and separator.
    let lines: [String]

    /// Whether the server did as it was told, or wants more.
    var isPositive: Bool { code < 400 }
    /// Whether the same may succeed later.
    var isTransient: Bool { (400...499).contains(code) }

    /// `550 no such user`, safe to show: one line of printable characters, at most 200.
    var summary: String {
        let text = lines.joined(separator: " ").unicodeScalars.map { scalar -> Unicode.Scalar in
            scalar.properties.generalCategory == .control ? " " : scalar
        }
        return String("\(code) \(String(String.UnicodeScalarView(text)))".prefix(200))
    }
}
