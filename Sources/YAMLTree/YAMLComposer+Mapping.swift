import SourceMarks

extension YAMLComposer {
    /// The entries of a map while it is read.
    private struct Entries {
        var list: [YAMLMapping.Entry] = []
        private var index: [String: Int] = [:]

        mutating func append(_ entry: YAMLMapping.Entry) {
            index[entry.key] = list.count
            list.append(entry)
        }

        subscript(key: String) -> YAMLMapping.Entry? {
            index[key].map { list[$0] }
        }
    }

    /// A merge key's span with the node behind it.
    private typealias Merge = (key: SourceSpan, value: YAMLNode)

    mutating func mapping(start: SourcePosition, depth: Int) throws(Stop) -> Composed {
        var entries = Entries()
        var merge: Merge?
        var height = 0
        var last: SourceSpan?
        var complexKey: SourceSpan?
        while true {
            let event = try next()
            if case .mappingEnd = event.kind {
                let end = containerEnd(event, last: last, start: start)
                let span = SourceSpan(start: start, end: end)
                if let complexKey, let text = reportComplexKey(complexKey, in: span) {
                    return Composed(node: YAMLNode(.scalar(text), span: span), height: 1)
                }
                if let merge { mergeEntries(of: merge, into: &entries) }
                return Composed(node: YAMLNode(.mapping(YAMLMapping(entries.list)), span: span), height: height + 1)
            }
            let key = try node(event, depth: depth + 1).node
            let value = try node(try next(), depth: depth + 1)
            height = max(height, value.height)
            last = value.node.usedAt ?? value.node.span
            guard let scalar = key.scalar else {
                complexKey = complexKey ?? key.usedAt ?? key.span
                continue
            }
            let keySpan = key.usedAt ?? key.span
            if scalar.text == "<<", scalar.style == .plain {
                if let first = merge?.key {
                    problems.append(Self.duplicateKey("<<", keySpan, first: first))
                } else {
                    merge = (keySpan, value.node)
                }
            } else if let first = entries[scalar.text] {
                problems.append(Self.duplicateKey(scalar.text, keySpan, first: first.keySpan))
            } else {
                entries.append(
                    YAMLMapping.Entry(key: scalar.text, keySpan: keySpan, keyStyle: scalar.style, value: value.node))
            }
        }
    }

    private static func duplicateKey(_ key: String, _ span: SourceSpan, first: SourceSpan) -> YAMLProblem {
        let help = key == "<<" ? "merge several maps with one key: <<: [*first, *second]" : "remove one of the two"
        return YAMLProblem(
            .duplicateKey, "the key '\(key)' stands twice in this map", span: span, help: help,
            related: .init("first defined here", span: first))
    }

    /// Reports a key that is no scalar. If the whole is an unquoted placeholder, `{{user.id}}`, which reads as a map in
    /// a map, returns the text that was meant.
    private mutating func reportComplexKey(_ key: SourceSpan, in span: SourceSpan) -> YAMLScalar? {
        let source = text.text(span.start.offset..<span.end.offset)
        if source.hasPrefix("{{"), source.hasSuffix("}}"), !source.dropFirst(2).dropLast(2).contains("{") {
            let scalar = YAMLScalar(source, style: .doubleQuoted)
            problems.append(
                YAMLProblem(
                    .complexKey, "'{{' starts a map inside a map in YAML, so a placeholder must be quoted", span: span,
                    help: "write \(scalar.quoted)"))
            return scalar
        }
        isComplete = false
        problems.append(
            YAMLProblem(
                .complexKey, "a key must be a single text, not a list or a map", span: key,
                help: "write the key as a plain word"))
        return nil
    }

    // MARK: Merge keys

    /// Appends what the map does not have itself; of several merged maps the earlier wins.
    private mutating func mergeEntries(of merge: Merge, into entries: inout Entries) {
        let sources: [YAMLNode]
        switch merge.value.content {
        case .mapping: sources = [merge.value]
        case .sequence(let elements): sources = elements
        case .scalar: sources = []
        }
        let maps = sources.compactMap(\.mapping)
        guard !sources.isEmpty, maps.count == sources.count else {
            isComplete = false
            let wrong = sources.first { $0.mapping == nil } ?? merge.value
            problems.append(
                YAMLProblem(
                    .badMerge, "'<<' takes a map or a list of maps", span: wrong.usedAt ?? wrong.span,
                    help: "write <<: *name, where &name marks a map"))
            return
        }
        for entry in maps.lazy.flatMap(\.entries) where entries[entry.key] == nil {
            var entry = entry
            entry.mergedAt = merge.key
            entry.value.usedAt = merge.key
            entries.append(entry)
        }
    }
}
