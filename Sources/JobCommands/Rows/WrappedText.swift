/// Text in lines of limited length.
enum WrappedText {
    /// Breaks at spaces; line breaks stay, and a word longer than a line stands alone.
    static func text(_ text: String, columns: Int) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { wrapped($0, columns: columns) }.joined(separator: "\n")
    }

    private static func wrapped(_ paragraph: Substring, columns: Int) -> String {
        var lines: [String] = []
        var line = ""
        for word in paragraph.split(separator: " ") {
            if !line.isEmpty, line.count + 1 + word.count > columns {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
