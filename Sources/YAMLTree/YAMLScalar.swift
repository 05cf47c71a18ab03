/// The text of a scalar, with the style it was written in.
public struct YAMLScalar: Hashable, Sendable {
    /// How a scalar is written.
    public enum Style: Sendable, Hashable {
        /// Without quotes: may mean null, a boolean or a number.
        case plain
        /// `'text'`
        case singleQuoted
        /// `"text"`
        case doubleQuoted
        /// `|`
        case literal
        /// `>`
        case folded
    }

    /// The text with escapes and folding resolved.
    public var text: String
    /// The style.
    public var style: Style

    /// Creates a scalar.
    public init(_ text: String, style: Style) {
        self.text = text
        self.style = style
    }
}
