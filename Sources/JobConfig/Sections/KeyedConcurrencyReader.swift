import JobDiagnostics
import JobModel
import YAMLTree

/// Reads `concurrency:` of a job.
enum KeyedConcurrencyReader {
    static func read(_ job: MappingReader) -> (limit: Marked<KeyedConcurrency>, field: Marked<String>?)? {
        guard let node = job["concurrency"] else { return nil }
        if let scalar = node.node.scalar, scalar.integer != nil {
            node.reportType(expected: "a map", help: "write { max: \(scalar.text) }")
            return nil
        }
        guard let map = job.section("concurrency") else { return nil }
        let most = map.integer("max")
        let scope = map.choice("scope", default: RateLimitReader.Scope.fleet)
        let field = map.optional("by", standIn: "") { argument($0) }
        var limit = node.marked(
            KeyedConcurrency(max: most.value, field: field?.value, perNode: scope.value == .node))
        limit.isUnreadable = most.isDefault || most.isUnreadable || field?.isUnreadable == true
        return (limit, field)
    }

    private static func argument(_ node: NodeReader) -> String? {
        guard let text = node.text(expecting: "args.FIELD") else { return nil }
        if let field = UniqueReader.field(text) { return field }
        node.report(
            ReadingCode.badUniqueField, "\"\(text)\" is not args.FIELD",
            help: text.contains(".") || text == "args" ? "name one argument, as in args.group_id" : "write args.\(text)"
        )
        return nil
    }
}
