public import JobModel

/// A job to be enqueued.
public struct JobRequest: Sendable, Hashable {
    /// The sort of job.
    public var kind: JobKind
    /// The text of one JSON object.
    public var arguments: String
    /// What differs from the kind's defaults.
    public var options: EnqueueOptions
    /// The text of a JSON object, kept with the job.
    public var metadata: String

    /// Creates a request from JSON text.
    public init(
        kind: JobKind, arguments: String, options: EnqueueOptions = EnqueueOptions(), metadata: String = "{}"
    ) {
        self.kind = kind
        self.arguments = arguments
        self.options = options
        self.metadata = metadata
    }

    /// Creates a request from a handler's own arguments.
    /// - Throws: `EncodingError` if they cannot be written as JSON.
    public init<Handler: JobHandler>(
        _ handler: Handler.Type, _ arguments: Handler.Arguments, options: EnqueueOptions = EnqueueOptions()
    ) throws {
        self.init(kind: Handler.kind, arguments: try ArgumentCoding.encode(arguments), options: options)
    }
}
