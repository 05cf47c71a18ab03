import SourceMarks

extension YAMLComposer {
    mutating func alias(_ name: String, at span: SourceSpan, depth: Int) throws(Stop) -> Composed {
        try countNode(at: span.start)
        guard let index = anchorIndex[name] else {
            return unusable(undefined(name, span), at: span)
        }
        anchors[index].isUsed = true
        guard let value = anchors[index].value else {
            let problem = YAMLProblem(
                .recursiveAlias, "'*\(name)' stands inside the value of '&\(name)', which would never end", span: span,
                help: "move '&\(name)' to a value that does not contain the alias",
                related: .init("the anchor is here", span: anchors[index].span))
            return unusable(problem, at: span)
        }
        let count = anchors[index].nodeCount
        aliasNodeCount += count
        nodeCount += count - 1
        guard aliasNodeCount <= limits.aliasNodes else {
            problems.append(
                YAMLProblem(
                    .tooManyAliasNodes,
                    "aliases stand for more than \(limits.aliasNodes) values by this place", span: span,
                    help: "aliases of values that contain aliases multiply: write fewer of them",
                    related: .init("'&\(name)' alone stands for \(count)", span: anchors[index].span)))
            throw .limit
        }
        try checkNodeCount(at: span.start)
        try checkDepth(depth + value.height - 1, at: span.start)
        var node = value.node
        node.usedAt = span
        return Composed(node: node, height: value.height)
    }

    /// An empty value in place of an alias that stands for nothing.
    private mutating func unusable(_ problem: YAMLProblem, at span: SourceSpan) -> Composed {
        isComplete = false
        problems.append(problem)
        return Composed(node: YAMLNode(.scalar(YAMLScalar("", style: .plain)), span: span), height: 1)
    }

    private mutating func undefined(_ name: String, _ span: SourceSpan) -> YAMLProblem {
        guard nameBudget >= anchorIndex.count else {
            return YAMLProblem(.undefinedAlias, Self.noAnchor(name), span: span, help: "mark the value with &\(name)")
        }
        nameBudget -= anchorIndex.count
        let names = anchorIndex.keys.sorted()
        let help: String
        if let near = Suggestion.closest(to: name, among: names) {
            help = "did you mean *\(near)?"
        } else if names.isEmpty {
            help = "mark the value to repeat with &\(name) above this line; if '*' belongs to the text, quote it"
        } else {
            let shown = names.prefix(7).map { "*\($0)" }.joined(separator: ", ")
            help = "there are \(shown)" + (names.count > 7 ? " and \(names.count - 7) more" : "")
        }
        return YAMLProblem(.undefinedAlias, Self.noAnchor(name), span: span, help: help)
    }

    private static func noAnchor(_ name: String) -> String { "no anchor above this line is named '\(name)'" }

    mutating func reportUnusedAnchors() {
        for anchor in anchors where !anchor.isUsed {
            let name = text.text(anchor.span.start.offset..<anchor.span.end.offset)
            problems.append(
                YAMLProblem(
                    .unusedAnchor, "nothing uses the anchor '\(name)'", span: anchor.span,
                    help: "remove it, or use it with *\(name.dropFirst())"))
        }
    }

    // MARK: Limits

    mutating func checkDepth(_ depth: Int, at place: SourcePosition) throws(Stop) {
        guard depth > limits.depth else { return }
        problems.append(
            YAMLProblem(
                .tooDeep, "nested deeper than \(limits.depth) levels", span: SourceSpan(start: place, end: place)))
        throw .limit
    }

    mutating func countNode(at place: SourcePosition) throws(Stop) {
        nodeCount += 1
        try checkNodeCount(at: place)
    }

    mutating func checkNodeCount(at place: SourcePosition) throws(Stop) {
        guard nodeCount > limits.nodes else { return }
        problems.append(
            YAMLProblem(
                .tooManyNodes, "more than \(limits.nodes) values by this place",
                span: SourceSpan(start: place, end: place), help: "split the configuration"))
        throw .limit
    }
}
