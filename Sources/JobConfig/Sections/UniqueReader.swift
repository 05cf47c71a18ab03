import JobDiagnostics
import JobModel
import SourceMarks

/// Reads `unique:` of a job.
enum UniqueReader {
    static func read(_ job: MappingReader) -> (rule: Marked<UniqueRule>, fields: [Marked<String>])? {
        guard let node = job["unique"], let map = job.section("unique") else { return nil }
        let by = map["by"].map(arguments)
        let states = map["while"].map(states)
        let queue = map.boolean("queue")
        let period = map.optionalDuration("period")
        var rule = node.marked(
            UniqueRule(
                by: by??.arguments ?? .all, includesQueue: queue.value, period: period?.value,
                states: (states ?? nil) ?? .uniqueByDefault))
        let isWhole = by != nil && by != .some(nil) && states != .some(nil)
        rule.isUnreadable = !isWhole || queue.isUnreadable || period?.isUnreadable == true
        return (rule, by??.fields ?? [])
    }

    private struct Key: Equatable {
        var arguments: UniqueRule.Arguments
        var fields: [Marked<String>]

        static func == (left: Key, right: Key) -> Bool { left.arguments == right.arguments }
    }

    private static func arguments(_ node: NodeReader) -> Key? {
        guard let elements = node.list(of: "args or args.FIELD") else { return nil }
        guard !elements.isEmpty else { return Key(arguments: .none, fields: []) }
        var fields: [Marked<String>] = []
        var seen: Set<String> = []
        var isWhole = true
        var all: NodeReader?
        for element in elements {
            guard let text = element.text(expecting: "args or args.FIELD") else {
                isWhole = false
                continue
            }
            if element.reportRepeated(text, in: &seen) { continue }
            if text == "args" {
                all = element
            } else if let field = field(text) {
                fields.append(element.marked(field))
            } else {
                isWhole = false
                element.report(
                    ReadingCode.badUniqueField, "\"\(text)\" is neither args nor args.FIELD",
                    help: text.contains(".") ? nil : "write args.\(text)")
            }
        }
        if let all, !fields.isEmpty {
            all.report(
                ReadingCode.badUniqueField, "'args' stands for all arguments and cannot stand beside single ones",
                help: "keep [args], or the single ones")
        }
        guard isWhole else { return nil }
        return Key(arguments: all == nil ? .fields(fields.map(\.value)) : .all, fields: fields)
    }

    /// The field of `args.FIELD`.
    static func field(_ text: String) -> String? {
        text.hasPrefix("args.") && text.utf8.count > 5 ? String(text.dropFirst(5)) : nil
    }

    private static func states(_ node: NodeReader) -> JobStateSet? {
        let names = JobState.allCases.map(\.rawValue)
        guard let elements = node.list(of: "states", atLeast: 1) else { return nil }
        var seen: Set<String> = []
        let words = elements.map { $0.choice(names) }
        for (element, word) in zip(elements, words) {
            if let word { _ = element.reportRepeated(word, in: &seen) }
        }
        guard !words.contains(nil) else { return nil }
        let states = JobStateSet(words.compactMap { $0.flatMap(JobState.init) })
        let missing = JobStateSet.requiredForUnique.subtracting(states).states
        guard missing.isEmpty else {
            let list = missing.map(\.rawValue).joined(separator: ", ")
            node.report(
                ReadingCode.uniqueStateMissing, "'while' leaves out \(list)",
                help: "available, pending, running and scheduled must all be in it")
            return nil
        }
        return states
    }
}
