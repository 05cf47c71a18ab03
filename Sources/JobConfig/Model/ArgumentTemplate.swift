package import JSONTree

/// `args:` of a schedule: JSON with placeholders of a closed set.
package indirect enum ArgumentTemplate: Sendable, Hashable {
    /// A value without placeholders.
    case literal(JSONValue)
    /// A text that is one placeholder as a whole, and so keeps the value's type.
    case placeholder(Placeholder)
    /// Text with placeholders inside.
    case text([Piece])
    case array([ArgumentTemplate])
    case object([Member])

    package enum Piece: Sendable, Hashable {
        case literal(String)
        case placeholder(Placeholder)
    }

    package struct Member: Sendable, Hashable {
        package var key: String
        package var value: ArgumentTemplate

        package init(key: String, value: ArgumentTemplate) {
            self.key = key
            self.value = value
        }
    }
}
