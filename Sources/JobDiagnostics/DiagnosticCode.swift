/// The stable name of a rule, such as `RJ204`.
///
/// Blocks: RJ0xx YAML, 1xx shape, 2xx time, 3xx references, 4xx retry and timeouts, 5xx capacity, 6xx security,
/// 7xx plugins and arguments. A code is never used again for something else.
public struct DiagnosticCode: Hashable, Sendable, Comparable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The code as printed.
    public let rawValue: String

    /// Creates a code from its printed form.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Creates a code from a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// The code as printed.
    public var description: String { rawValue }

    /// Orders by text.
    public static func < (left: DiagnosticCode, right: DiagnosticCode) -> Bool {
        left.rawValue < right.rawValue
    }
}
