import JSONTree
import JobModel
import JobPlugin
import JobTime

/// One line of a batch: `{"kind", "args", "queue", "scheduled_at", "priority", "tags"}`, all but `args` optional.
enum BatchLine {
    /// What is wrong with a line.
    struct Problem: Error, Sendable {
        var message: String
        var help: String?
    }

    static let keys = ["kind", "args", "queue", "scheduled_at", "priority", "tags"]

    static func request(_ text: String, kind: String?, defaults: EnqueueOptions) throws(Problem) -> JobRequest {
        let value: JSONValue
        do {
            value = try JSONValue(parsing: text)
        } catch {
            throw Problem(message: "not JSON: \(error)")
        }
        guard let object = value.object else { throw Problem(message: "not a JSON object") }
        for member in object.members where !keys.contains(member.key) {
            throw Problem(message: "unknown key \"\(member.key)\"", help: "known are \(keys.joined(separator: ", "))")
        }
        guard let kind = object["kind"]?.string ?? kind else {
            throw Problem(message: "no kind", help: "write \"kind\", or name one on the command line")
        }
        guard let arguments = object["args"] else { throw Problem(message: "no args", help: "write \"args\": {}") }
        var options = defaults
        if let queue = object["queue"] { options.queue = try read(queue.string, "queue", "text") }
        if let priority = object["priority"] {
            options.priority = Int(try read(priority.int64, "priority", "a whole number"))
        }
        if let time = object["scheduled_at"] {
            options.scheduledAt = try read(
                time.string.flatMap { Timestamp(rfc3339: $0) }, "scheduled_at", "an RFC 3339 time with an offset")
        }
        if let tags = object["tags"] {
            let texts = tags.array?.map(\.string) ?? [nil]
            options.tags = try texts.map { tag throws(Problem) in try read(tag, "tags", "a list of texts") }
        }
        return JobRequest(kind: JobKind(kind), arguments: arguments.text, options: options)
    }

    private static func read<Value>(_ value: Value?, _ key: String, _ expected: String) throws(Problem) -> Value {
        guard let value else { throw Problem(message: "\"\(key)\" is not \(expected)") }
        return value
    }
}
