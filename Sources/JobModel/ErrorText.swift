/// Makes the text of an error fit to be stored with a job.
public enum ErrorText {
    /// The most bytes of UTF-8 that are kept: 8 KiB of what a program said last, with room for words in front of it.
    public static let maximumLength = 9 * 1_024

    private static let ellipsis = "…"

    /// The text without NUL, which PostgreSQL cannot store, and at most `maximumLength` bytes long.
    ///
    /// A longer text is cut between two characters and ends with `…`.
    public static func safe(_ text: String) -> String {
        let clean =
            text.utf8.contains(0)
            ? String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value != 0 })) : text
        guard clean.utf8.count > maximumLength else { return clean }
        var room = maximumLength - ellipsis.utf8.count
        var end = clean.unicodeScalars.startIndex
        for scalar in clean.unicodeScalars {
            room -= UTF8.width(scalar)
            guard room >= 0 else { break }
            clean.unicodeScalars.formIndex(after: &end)
        }
        return String(clean.unicodeScalars[..<end]) + ellipsis
    }
}
