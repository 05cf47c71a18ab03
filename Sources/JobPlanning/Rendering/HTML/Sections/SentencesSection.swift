/// A list of sentences; of a long one the rest is folded away, and of a very long one counted.
struct SentencesSection {
    private static let open = 12
    private static let folded = 400

    let id: String
    let title: String
    var lead: Markup = .empty
    let sentences: [String]

    /// nil without sentences.
    var section: HTMLSection? {
        guard !sentences.isEmpty else { return nil }
        var body = list(sentences.prefix(Self.open))
        let rest = sentences.dropFirst(Self.open)
        if !rest.isEmpty {
            let shown = rest.prefix(Self.folded)
            let hidden = rest.count - shown.count
            let end: Markup = hidden > 0 ? "<p>… and \(PlanWords.number(hidden)) more.</p>\n" : .empty
            body += """
                <details><summary>\(PlanWords.number(rest.count)) more</summary>
                \(list(shown))\(end)</details>

                """
        }
        return HTMLSection(id: id, title: title, lead: lead, body: body)
    }

    private func list(_ sentences: ArraySlice<String>) -> Markup {
        "<ul class=\"sentences\">\n\(sentences.map { "<li>\($0)</li>" as Markup }.lines)</ul>\n"
    }
}
