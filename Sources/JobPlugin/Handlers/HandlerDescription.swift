public import JobModel

/// A handler as `validate` sees it: nothing of it is made or run.
public struct HandlerDescription: Sendable, Hashable {
    /// The kind it works.
    public let kind: JobKind
    /// What its arguments look like; nil if the type does not tell and declares nothing.
    public let arguments: ArgumentShape?

    /// Creates a description.
    public init(kind: JobKind, arguments: ArgumentShape?) {
        self.kind = kind
        self.arguments = arguments
    }

    /// Describes a handler by its type.
    public init<Handler: JobHandler>(_ handler: Handler.Type) {
        kind = Handler.kind
        arguments = Handler.argumentShape ?? ArgumentShape(readingOff: Handler.Arguments.self)
    }
}
