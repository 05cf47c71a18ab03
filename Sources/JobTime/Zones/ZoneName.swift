/// A time zone's name as somebody wrote it, such as `Europe/London`; not checked against any data.
public struct ZoneName: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text.
    public let rawValue: String

    /// Creates a name from text.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creates a name from a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// `UTC`.
    public static let utc: ZoneName = "UTC"

    /// The text.
    public var description: String { rawValue }

    /// Orders by text.
    public static func < (left: ZoneName, right: ZoneName) -> Bool { left.rawValue < right.rawValue }
}
