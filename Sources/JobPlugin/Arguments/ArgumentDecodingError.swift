import JobModel

/// Stored arguments that a handler cannot read. No further attempt could change that, so none follows.
public struct ArgumentDecodingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// Where, such as `args.user_ids[2]`.
    public let path: String
    /// What ought to be there, in the words of `jobs.yaml`; nil if the type does not tell.
    public let expected: String?
    /// What is wrong; never the value itself.
    public let message: String

    /// Creates an error.
    public init(path: String, expected: String?, message: String) {
        self.path = path
        self.expected = expected
        self.message = message
    }

    /// Place and problem.
    public var description: String { "\(path): \(message)" }
}

extension ArgumentDecodingError {
    /// Says in safe words what a decoder threw: its own text may quote values.
    /// - Parameter shape: What the arguments look like, if known.
    init(_ error: any Error, shape: ArgumentShape?) {
        guard let error = error as? DecodingError else {
            self.init(path: "args", expected: nil, message: "refused by the arguments' own decoding")
            return
        }
        switch error {
        case .keyNotFound(let key, let context):
            let keys = context.codingPath + [key]
            let expected = shape?.shape(at: keys[...])?.description
            self.init(path: Self.path(keys), expected: expected, message: Self.text("missing", expected))
        case .valueNotFound(let type, let context):
            let expected = Self.expectation(type, shape, context.codingPath)
            self.init(path: Self.path(context.codingPath), expected: expected, message: Self.text("null", expected))
        case .typeMismatch(let type, let context):
            let expected = Self.expectation(type, shape, context.codingPath)
            self.init(
                path: Self.path(context.codingPath), expected: expected, message: Self.text("wrong type", expected))
        case .dataCorrupted(let context):
            let expected = context.codingPath.isEmpty ? nil : shape?.shape(at: context.codingPath[...])?.description
            let problem = context.codingPath.isEmpty ? "not the JSON object it must be" : "not a value it can be"
            self.init(path: Self.path(context.codingPath), expected: expected, message: Self.text(problem, expected))
        @unknown default:
            self.init(path: "args", expected: nil, message: "cannot be decoded")
        }
    }

    private static func text(_ problem: String, _ expected: String?) -> String {
        expected.map { "\(problem); expected \($0)" } ?? problem
    }

    private static func expectation(_ type: Any.Type, _ shape: ArgumentShape?, _ keys: [any CodingKey]) -> String? {
        if let known = shape?.shape(at: keys[...]) { return known.description }
        guard let decodable = type as? any Decodable.Type else { return nil }
        return ArgumentShape(readingOff: decodable)?.description
    }

    private static func path(_ keys: [any CodingKey]) -> String {
        keys.reduce("args") { path, key in
            key.intValue.map { "\(path)[\($0)]" } ?? ArgumentShape.path(path, key.stringValue)
        }
    }
}

extension ArgumentShape {
    /// The shape of what stands at a coding path.
    fileprivate func shape(at keys: ArraySlice<any CodingKey>) -> ArgumentShape? {
        guard let key = keys.first else { return self }
        let rest = keys.dropFirst()
        switch self {
        case .array(let element): return element.shape(at: rest)
        case .map(let value): return value.shape(at: rest)
        case .fields(let fields): return fields[key.stringValue]?.shape.shape(at: rest)
        default: return nil
        }
    }
}
