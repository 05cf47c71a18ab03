import YAMLTree

extension YAMLNode {
    /// The node in flow style; quoted scalars in double quotes.
    var outline: String {
        switch content {
        case .scalar(let scalar): scalar.style == .plain ? scalar.text : scalar.quoted
        case .sequence(let elements): "[" + elements.map(\.outline).joined(separator: ", ") + "]"
        case .mapping(let mapping):
            "{" + mapping.entries.map { "\($0.key): \($0.value.outline)" }.joined(separator: ", ") + "}"
        }
    }
}
