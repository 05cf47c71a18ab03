/// What SQLite says about a failed statement, without the values it was given.
///
/// Most messages name only tables and columns; those of JSON and full-text functions quote their arguments. A quoted
/// part is kept only if the statement's own text has it.
struct EngineMessage {
    let text: String

    init(_ raw: String, statement: String) {
        var kept = ""
        var rest = Substring(raw)
        while let start = rest.firstIndex(where: { $0 == "'" || $0 == "\"" }) {
            let quote = rest[start]
            kept += rest[...start]
            rest = rest[rest.index(after: start)...]
            // The last quote, not the next: the value itself may have some.
            guard let end = rest.lastIndex(of: quote) else {
                rest = "…"
                break
            }
            let quoted = rest[..<end]
            kept += !quoted.isEmpty && statement.contains(quoted) ? String(quoted) : "…"
            kept.append(quote)
            rest = rest[rest.index(after: end)...]
        }
        text = kept + rest
    }
}
