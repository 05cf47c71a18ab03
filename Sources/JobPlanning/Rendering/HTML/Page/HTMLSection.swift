/// A part of the page with a heading.
struct HTMLSection {
    /// The fragment that leads to it.
    var id: String
    var title: String
    /// What the reader should know first.
    var lead: Markup = .empty
    var body: Markup

    var markup: Markup {
        let lead: Markup = lead.isEmpty ? .empty : "<p class=\"lead\">\(lead)</p>\n"
        return """
            <section id="\(id)" aria-labelledby="\(id)-title">
            <h2 id="\(id)-title">\(title)</h2>
            \(lead)\(body)</section>

            """
    }
}
