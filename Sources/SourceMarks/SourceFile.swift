/// A text file as read, with the name under which people know it.
public struct SourceFile: Sendable {
    /// The path as diagnostics print it, relative to where the command runs.
    public let path: String
    /// The whole text.
    public let text: String

    /// Creates a source file from a display path and its text.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The 1-based line without its line break, or nil behind the end.
    public func line(_ number: Int) -> Substring? {
        guard number >= 1 else { return nil }
        var start = text.utf8.startIndex
        for _ in 1..<number {
            guard let newline = text.utf8[start...].firstIndex(of: 0x0A) else { return nil }
            start = text.utf8.index(after: newline)
        }
        var end = text.utf8[start...].firstIndex(of: 0x0A) ?? text.utf8.endIndex
        if end > start, text.utf8[text.utf8.index(before: end)] == 0x0D {
            end = text.utf8.index(before: end)
        }
        return text[start..<end]
    }
}
