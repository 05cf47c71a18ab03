import JSONTree

/// `concurrency:` of a job: at most `max` at once for each value of an argument.
public struct KeyedConcurrency: Sendable, Hashable {
    /// Jobs at once, at least 1.
    public var max: Int
    /// The argument's name, without `args.`, with dots between the names of nested ones; nil for all jobs of the kind
    /// together.
    public var field: String?
    /// Whether each node counts for itself instead of the fleet together.
    public var perNode: Bool

    /// Creates a limit.
    public init(max: Int, field: String? = nil, perNode: Bool = false) {
        self.max = max
        self.field = field
        self.perNode = perNode
    }

    /// What a job's arguments have in the field, as a text that is the same for equal values: the order of an object's
    /// members and the spelling of a number play no part. An absent field counts as null, and so do arguments
    /// that cannot be read.
    public func key(of arguments: String) -> String {
        guard let field else { return "" }
        guard var value = try? JSONValue(parsing: arguments) else { return Self.missing }
        for name in field.split(separator: ".", omittingEmptySubsequences: false) {
            guard let member = value[String(name)] else { return Self.missing }
            value = member
        }
        return Self.canonical(value).text
    }

    private static let missing = JSONValue.null.text

    private static func canonical(_ value: JSONValue) -> JSONValue {
        switch value {
        case .number(let text): .number(canonical(number: text))
        case .array(let elements): .array(elements.map(canonical))
        case .object(let object):
            .object(
                JSONObject(
                    object.members
                        .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                        .map { JSONObject.Member($0.key, canonical($0.value)) }))
        default: value
        }
    }

    /// Whole numbers as plain digits; of others the double's text.
    private static func canonical(number text: String) -> String {
        if let whole = Int64(text) { return String(whole) }
        guard text.contains(where: { ".eE".contains($0) }), let double = Double(text), double.isFinite else {
            return text
        }
        return Int64(exactly: double).map(String.init) ?? String(double)
    }
}
