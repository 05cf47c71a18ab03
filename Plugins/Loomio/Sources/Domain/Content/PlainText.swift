/// The words of rich text.
enum PlainText {
    /// HTML without its tags, its commonest entities as characters, blanks run together.
    static func stripped(html: String) -> String {
        var result = ""
        var isInTag = false
        for character in html {
            switch character {
            case "<":
                isInTag = true
                result.append(" ")
            case ">" where isInTag: isInTag = false
            default: if !isInTag { result.append(character) }
            }
        }
        for (entity, text) in entities { result = result.replacing(entity, with: text) }
        return result.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// `&amp;` last, so that `&amp;lt;` stays the text `&lt;`.
    private static let entities = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&"),
    ]

    /// The first `limit` characters, with `…` if there were more.
    static func excerpt(_ text: String, limit: Int) -> String {
        text.count <= limit ? text : text.prefix(limit - 1) + "…"
    }
}
