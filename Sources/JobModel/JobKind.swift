/// The stable name of a sort of job, such as `publish_event`: what a row in the store says about who can work it.
///
/// Renaming a Swift type must not orphan stored jobs, so the kind is always written out.
public struct JobKind: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text as stored.
    public let rawValue: String

    /// Creates a kind from text; `NameRule.kind` says what is allowed.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creates a kind from a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The text.
    public var description: String { rawValue }

    /// Orders by text.
    public static func < (left: JobKind, right: JobKind) -> Bool { left.rawValue < right.rawValue }
}
