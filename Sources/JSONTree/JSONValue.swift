/// A JSON value. Numbers keep their text, objects the order of their members.
///
/// Two values are equal if they are written alike: `1` and `1.0` differ, and so do objects in another order.
public enum JSONValue: Hashable, Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A number as written. The text is a JSON number; build it with ``init(_:)-(Int64)`` or ``init(_:)-(Double)``.
    case number(String)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Members in their order.
    case object(JSONObject)

    /// Creates a number.
    public init(_ value: Int64) {
        self = .number(String(value))
    }

    /// Creates a number.
    public init(_ value: Int) {
        self = .number(String(value))
    }

    /// Creates a number in its shortest form, or nil for an infinite one and for not-a-number.
    public init?(_ value: Double) {
        guard let text = JSONNumber.shortestText(of: value) else { return nil }
        self = .number(text)
    }

    /// Creates a string, or null for nil.
    public init(_ value: String?) {
        self = value.map(JSONValue.string) ?? .null
    }
}
