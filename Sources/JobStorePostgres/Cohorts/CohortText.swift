import JobModel

/// A text with places for what only a subject knows, as an expression of SQL.
struct CohortText {
    /// A part of it.
    enum Part: Hashable {
        /// The same for every subject.
        case text(String)
        /// What a column holds; `id` for the id.
        case value(column: String)
        /// The same inside of a JSON string.
        case fragment(column: String)
    }

    let parts: [Part]
    /// Whether strings are escaped as Go's encoder does it, which unique keys are made of.
    var isGo = false

    /// The columns that it reads.
    var columns: Set<String> {
        Set(
            parts.compactMap {
                switch $0 {
                case .text: nil
                case .value(let column), .fragment(let column): column
                }
            })
    }

    init(parts: [Part], isGo: Bool = false) {
        self.parts = parts
        self.isGo = isGo
    }

    /// - Parameter known: the columns that are the subject's own; a field of another name is null.
    init(_ text: SubjectText, known: Set<String>) {
        func column(_ field: SubjectText.Field) -> String? {
            switch field {
            case .id: "id"
            case .named(let name): name != "id" && known.contains(name) ? name : nil
            }
        }
        parts = text.parts.map { part in
            switch part {
            case .text(let text): .text(text)
            case .value(let field): column(field).map { .value(column: $0) } ?? .text("null")
            case .fragment(let field): column(field).map { .fragment(column: $0) } ?? .text("")
            }
        }
    }

    /// - Parameter form: what a column's values are in JSON.
    /// - Parameter json: a column's JSON text in SQL, NULL for a NULL.
    func expression(
        _ parameters: inout CohortParameters, form: (String) -> CohortColumn.Form, json: (String) -> String
    ) -> String {
        let terms = parts.map { part -> String in
            switch part {
            case .text(let text): return parameters.add(text)
            case .value(let column):
                return "COALESCE(\(escaped(json(column), form(column))), 'null')"
            case .fragment(let column):
                let text = escaped(json(column), form(column))
                return switch form(column) {
                case .integer, .boolean: "COALESCE(\(text), '')"
                // Not-a-number and infinities are strings.
                case .number: "COALESCE(btrim(\(text), '\"'), '')"
                case .text, .time, .other: "COALESCE(substr(\(text), 2, length(\(text)) - 2), '')"
                }
            }
        }
        return terms.isEmpty ? "''" : terms.joined(separator: " || ")
    }

    private func escaped(_ json: String, _ form: CohortColumn.Form) -> String {
        guard isGo, form == .text else { return json }
        let escapes = [("'<'", #"\u003c"#), ("'>'", #"\u003e"#), ("'&'", #"\u0026"#)]
        let separators = [("chr(8232)", #"\u2028"#), ("chr(8233)", #"\u2029"#)]
        return (escapes + separators).reduce(json) { "replace(\($0), \($1.0), '\($1.1)')" }
    }
}
