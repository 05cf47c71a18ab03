import JobDiagnostics
import JobModel
import SourceMarks
import YAMLTree

extension NodeReader {
    /// The elements of a list. A single value is reported with the list it should be.
    func list(of what: String, atLeast least: Int = 0) -> [NodeReader]? {
        guard let elements = node.sequence else {
            let single = node.scalar.flatMap { $0.isNull ? nil : $0 }
            reportType(
                expected: "a list of \(what)",
                help: single.map { "write [\($0.style == .plain ? $0.text : $0.quoted)]" })
            return nil
        }
        guard elements.count >= least else {
            report(
                ReadingCode.emptyList, "'\(name)' is an empty list",
                help: "write at least one of \(what), or remove the key")
            return nil
        }
        return elements.map { child($0, name: name) }
    }

    /// Warns of an item that has come before.
    func reportRepeated<Item: Hashable>(_ item: Item, in seen: inout Set<Item>) -> Bool {
        guard seen.insert(item).inserted else {
            report(
                ReadingCode.duplicateItem, .warning, "\(node.scalar?.text ?? "it") stands twice in '\(name)'",
                help: "remove one of the two")
            return true
        }
        return false
    }

    /// A name that follows a rule.
    func name(_ rule: NameRule) -> String? {
        guard let text = filledText(expecting: "a name") else { return nil }
        guard !rule.accepts(text) else { return text }
        report(ReadingCode.badName, "\"\(text)\" cannot be a name here", help: "names have \(rule.expectation)")
        return nil
    }

    /// The entries of a map whose keys are names of one's own choice. A bad name is reported, and the entry kept, so
    /// that references to it are not reported again. Nil for anything that is no map.
    func named(_ rule: NameRule, what: String) -> [(name: Marked<String>, value: NodeReader)]? {
        guard let mapping = node.mapping else {
            reportType(expected: "a map of \(what)")
            return nil
        }
        return mapping.entries.filter { !$0.key.hasPrefix("x-") }.map { entry in
            let value = child(entry)
            let place = context.location(entry.keySpan)
            let isName = rule.accepts(entry.key)
            if !isName {
                value.report(
                    ReadingCode.badName, "\"\(entry.key)\" cannot be a name here", at: place,
                    help: "names have \(rule.expectation)")
            }
            let key = YAMLScalar(entry.key, style: entry.keyStyle)
            if isName, case .booleanWord = key.ambiguity {
                value.report(
                    ReadingCode.booleanWord, .warning, "\(entry.key) is a boolean for YAML 1.1 tools", at: place,
                    help: "write \(key.quoted)")
            }
            let usedAt = entry.mergedAt.map(context.location)
            return (Marked(entry.key, at: place, isUnreadable: !isName, usedAt: usedAt), value)
        }
    }
}
