/// An option's text with its wrong part marked.
enum MarkedText {
    static func failure(
        option: String, text: String, offset: Int, length: Int, message: String, help: String?
    ) -> CommandFailure {
        let marker = String(repeating: " ", count: max(0, offset)) + String(repeating: "^", count: max(1, length))
        let lead = option.isEmpty ? "" : option + " "
        let indent = String(repeating: " ", count: lead.count)
        return CommandFailure(
            .usage, code: "bad_expression", "\(message)\n  \(lead)\(text)\n  \(indent)\(marker)", help: help)
    }
}
