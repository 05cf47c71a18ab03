/// What the server says about a failed statement, without the values it was given: a quoted part is kept only if it
/// is a name of the schema's objects or stands in the statement's own text.
struct ServerMessage {
    let text: String

    init(_ raw: String, statement: String, names: [String]) {
        var kept = ""
        var rest = Substring(raw)
        while let start = rest.firstIndex(of: "\"") {
            kept += rest[...start]
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: "\"") else {
                rest = "…"
                break
            }
            let quoted = rest[..<end]
            let isKnown = names.contains { $0 == quoted } || (!quoted.isEmpty && statement.contains(quoted))
            if isKnown {
                kept += quoted + "\""
                rest = rest[rest.index(after: end)...]
            } else {
                // A value may have quotes itself: everything up to the last one may belong to it.
                kept += "…\""
                guard let last = rest.lastIndex(of: "\"") else { break }
                rest = rest[rest.index(after: last)...]
            }
        }
        text = kept + rest
    }
}
