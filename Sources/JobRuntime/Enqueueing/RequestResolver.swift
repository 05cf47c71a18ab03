import JSONTree
package import JobModel
package import JobPlugin
package import JobTime
import SourceMarks

/// Turns a request into the row to store: fills the defaults of its kind in and checks it. Pure.
package struct RequestResolver: Sendable {
    package typealias Problem = RequestProblem

    private let configuration: RuntimeConfiguration
    private let handlers: [JobKind: HandlerDescription]
    private let now: Timestamp

    package init(
        configuration: RuntimeConfiguration, handlers: [JobKind: HandlerDescription], now: Timestamp
    ) {
        self.configuration = configuration
        self.handlers = handlers
        self.now = now
    }

    /// The row to store.
    package func insert(for request: JobRequest) throws(Problem) -> JobInsert {
        var job = try common(request.kind, options: request.options)
        let rules = configuration.rules(for: request.kind)
        let arguments = try checkedArguments(of: request, rules: rules)
        job.arguments = request.arguments
        job.metadata = request.metadata
        job.uniqueKey = rules.unique?.key(kind: request.kind, arguments: arguments, queue: job.queue, now: now)
        job.uniqueStates = rules.unique?.states
        return job
    }

    /// What every job of a kind shares: all but its arguments, metadata and unique key.
    package func common(_ kind: JobKind, options: EnqueueOptions = EnqueueOptions()) throws(Problem) -> JobInsert {
        guard configuration.kinds[kind] != nil || handlers[kind] != nil else {
            throw Problem(message: "no job of kind \"\(kind)\" is declared", help: nearKind(to: kind))
        }
        let rules = configuration.rules(for: kind)
        let queue = options.queue ?? rules.queue
        let priority = options.priority ?? rules.priority
        let maxAttempts = options.maxAttempts ?? rules.retry.maxAttempts
        let tags = rules.tags + options.tags.filter { !rules.tags.contains($0) }
        let job = JobInsert(
            kind: kind, queue: queue, priority: priority, maxAttempts: maxAttempts, scheduledAt: options.scheduledAt,
            delay: options.scheduledAt == nil ? options.delay ?? rules.delay : nil, tags: tags)
        try job.check()
        return job
    }

    /// What the arguments of a kind must look like, and what makes two of its jobs the same.
    package func rules(for kind: JobKind) -> (shape: ArgumentShape?, unique: UniqueRule?) {
        let rules = configuration.rules(for: kind)
        return (rules.arguments ?? handlers[kind]?.arguments, rules.unique)
    }

    private func checkedArguments(of request: JobRequest, rules: KindRules) throws(Problem) -> JSONObject {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: request.arguments)
        } catch {
            throw Problem(message: "the arguments are not JSON: \(error)", help: "write one JSON object")
        }
        guard let object = value.object else {
            throw Problem(message: "the arguments are not a JSON object", help: "write one JSON object, such as {}")
        }
        if let shape = self.rules(for: request.kind).shape {
            let mismatches = shape.mismatches(of: value, strict: true)
            if !mismatches.isEmpty {
                throw Problem(
                    message: mismatches.map(\.description).joined(separator: "; "),
                    help: "\(request.kind) takes \(shape)")
            }
        }
        return object
    }

    private func nearKind(to kind: JobKind) -> String? {
        let names = Set(configuration.kinds.keys).union(handlers.keys).map(\.rawValue).sorted()
        let near = Suggestion.closest(to: kind.rawValue, among: names)
        return near.map { "did you mean \"\($0)\"?" } ?? "declare it under `jobs:`"
    }
}
