import JSONTree
import JobModel
import JobPlugin
import JobTime

extension JobInsert {
    /// The row of a request without a configuration.
    init(_ request: JobRequest, unique: UniqueRule?, now: Timestamp) throws(RequestProblem) {
        guard NameRule.kind.accepts(request.kind.rawValue) else {
            throw RequestProblem(
                message: "\"\(request.kind)\" is not a kind", help: "a kind has \(NameRule.kind.expectation)")
        }
        let arguments = try Self.object(request.arguments, "arguments")
        _ = try Self.object(request.metadata, "metadata")
        let options = request.options
        self.init(
            kind: request.kind, arguments: request.arguments, queue: options.queue ?? "default",
            priority: options.priority ?? 1, maxAttempts: options.maxAttempts ?? 25,
            scheduledAt: options.scheduledAt, delay: options.scheduledAt == nil ? options.delay : nil,
            tags: options.tags, metadata: request.metadata)
        try check()
        uniqueKey = unique?.key(kind: kind, arguments: arguments, queue: queue, now: now)
        uniqueStates = unique?.states
    }

    private static func object(_ text: String, _ name: String) throws(RequestProblem) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: text)
        } catch {
            throw RequestProblem(message: "the \(name) are not JSON: \(error)", help: "write one JSON object")
        }
        guard let object = value.object else {
            throw RequestProblem(
                message: "the \(name) are not a JSON object", help: "write one JSON object, such as {}")
        }
        return object
    }
}
