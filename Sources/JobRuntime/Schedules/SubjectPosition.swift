import JobPlugin

/// Where a zone's pages stand, as the ledger keeps it: the last subject's id with its sort, so that a tick taken
/// up later goes on behind the very same one.
struct SubjectPosition: Sendable, Hashable {
    let id: SubjectID

    init(_ id: SubjectID) {
        self.id = id
    }

    /// Reads the ledger's text.
    init(text: String) {
        if text.hasPrefix("#"), let number = Int64(text.dropFirst()) {
            id = .integer(number)
        } else {
            id = .text(String(text.dropFirst()))
        }
    }

    /// `#42` for a number, `=abc` for text.
    var text: String {
        switch id {
        case .integer(let value): "#\(value)"
        case .text(let value): "=" + value
        }
    }
}
