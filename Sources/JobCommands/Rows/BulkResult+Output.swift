import JSONTree
import JobStore

extension BulkResult {
    /// `{"changed": [...], "skipped": [{"id", "reason"}]}`
    var json: JSONObject {
        [
            "changed": .array(changed.map { JSONValue($0) }),
            "skipped": .array(skipped.map { ["id": JSONValue($0.id), "reason": .string($0.reason)] }),
        ]
    }

    /// Shows the result of an act, such as `retried`; an unknown id makes the command fail.
    func show(_ act: String, format: OutputFormat, in context: CommandContext) -> CommandExit {
        switch format {
        case .json: context.output.line(JSONDocument.text(json))
        case .text:
            for id in changed { context.output.line("\(act) job \(id)") }
            for skip in skipped { context.messages.line("job \(skip.id): \(skip.reason)") }
        }
        return skipped.contains(where: \.isUnknown) ? .findings : .done
    }
}
