import JSONTree
package import JobModel
package import JobPlugin
package import JobTime
import SourceMarks

/// Turns a request into the row to store: fills the defaults of its kind in and checks it. Pure.
package struct RequestResolver: Sendable {
    /// What is wrong with a request, without the values in it.
    package struct Problem: Error, Sendable, Hashable {
        package var message: String
        package var help: String?
    }

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
        guard configuration.kinds[request.kind] != nil || handlers[request.kind] != nil else {
            throw Problem(message: "no job of kind \"\(request.kind)\" is declared", help: nearKind(to: request.kind))
        }
        let rules = configuration.rules(for: request.kind)
        let options = request.options
        let queue = options.queue ?? rules.queue
        let priority = options.priority ?? rules.priority
        let maxAttempts = options.maxAttempts ?? rules.retry.maxAttempts
        let tags = rules.tags + options.tags.filter { !rules.tags.contains($0) }
        try check(queue: queue, priority: priority, maxAttempts: maxAttempts, tags: tags)
        let arguments = try checkedArguments(of: request, rules: rules)
        let unique = rules.unique
        return JobInsert(
            kind: request.kind, arguments: request.arguments, queue: queue, priority: priority,
            maxAttempts: maxAttempts, scheduledAt: options.scheduledAt,
            delay: options.scheduledAt == nil ? options.delay ?? rules.delay : nil, tags: tags,
            metadata: request.metadata,
            uniqueKey: unique?.key(kind: request.kind, arguments: arguments, queue: queue, now: now),
            uniqueStates: unique?.states)
    }

    private func check(queue: String, priority: Int, maxAttempts: Int, tags: [String]) throws(Problem) {
        guard NameRule.queue.accepts(queue) else {
            throw Problem(
                message: "\"\(queue)\" is not a queue's name", help: "a name has \(NameRule.queue.expectation)")
        }
        guard (1...4).contains(priority) else {
            throw Problem(message: "priority \(priority) is out of range", help: "1 (first) to 4")
        }
        guard (1...32_767).contains(maxAttempts) else {
            throw Problem(message: "max_attempts \(maxAttempts) is out of range", help: "1 to 32767")
        }
        for tag in tags where !NameRule.tag.accepts(tag) {
            throw Problem(message: "\"\(tag)\" is not a tag", help: "a tag has \(NameRule.tag.expectation)")
        }
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
        if let shape = rules.arguments ?? handlers[request.kind]?.arguments {
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
