public import SourceMarks

/// Why a text is not a YAML document that can be used, or a trap in one that can.
public struct YAMLProblem: Sendable, Hashable {
    /// What went wrong; each has a diagnostic code of its own further up.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Any syntax error that has no name of its own.
        case syntax
        /// A bracket, brace or quote that is never closed; the span is the opener, `related` where reading ended.
        case unclosed
        /// A tab in indentation.
        case tabIndentation
        /// A second document in one file.
        case secondDocument
        /// `*name` without `&name`.
        case undefinedAlias
        /// A plain value that starts with `*`, such as an unquoted cron expression.
        case unquotedAsterisk
        /// A plain value that starts with a reserved character: `@`, a back quote or `%`.
        case reservedCharacter
        /// A second `: ` in a plain value.
        case nestedColon
        /// `${NAME}` unquoted in a flow mapping.
        case unquotedVariable
        /// A key that stands twice; `related` is the first.
        case duplicateKey
        /// A key that is a list or a map.
        case complexKey
        /// `<<` whose value is not a map or a list of maps.
        case badMerge
        /// An anchor that contains itself.
        case recursiveAlias
        /// An anchor that nothing uses.
        case unusedAnchor
        /// A tag that is not one of the core schema.
        case unknownTag
        /// Bytes that are not UTF-8.
        case notUTF8
        /// A control character.
        case controlCharacter
        /// More bytes than allowed.
        case tooLarge
        /// Nested deeper than allowed.
        case tooDeep
        /// More nodes than allowed.
        case tooManyNodes
        /// More nodes out of aliases than allowed.
        case tooManyAliasNodes

        /// Whether the document means what its author thinks in spite of it.
        public var isWarning: Bool { self == .unusedAnchor }
    }

    /// What went wrong.
    public var kind: Kind
    /// In the reader's terms: lower case, no full stop.
    public var message: String
    /// Where.
    public var span: SourceSpan
    /// How to mend it.
    public var help: String?
    /// A second place, with what it has to do with it.
    public var related: Related?

    /// A second place of a problem.
    public struct Related: Sendable, Hashable {
        /// What the place is, such as `first defined here`.
        public var message: String
        /// Where.
        public var span: SourceSpan

        /// Creates a second place.
        public init(_ message: String, span: SourceSpan) {
            self.message = message
            self.span = span
        }
    }

    /// Creates a problem.
    public init(_ kind: Kind, _ message: String, span: SourceSpan, help: String? = nil, related: Related? = nil) {
        self.kind = kind
        self.message = message
        self.span = span
        self.help = help
        self.related = related
    }
}
