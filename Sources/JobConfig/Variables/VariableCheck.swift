import JobDiagnostics
import YAMLTree

/// Looks at every `${` of a tree: is it well-formed, and does it stand where variables are replaced?
enum VariableCheck {
    /// A file's tree, from its root.
    static func check(_ root: NodeReader, replacedUnder sections: Set<String>) {
        for entry in root.node.mapping?.entries ?? [] where !entry.key.hasPrefix("x-") {
            if entry.key == "environments" {
                for environment in entry.value.mapping?.entries ?? [] {
                    let reader = root.child(entry).child(environment)
                    for section in environment.value.mapping?.entries ?? [] {
                        walk(reader.child(section), isReplaced: sections.contains(section.key))
                    }
                }
            } else {
                walk(root.child(entry), isReplaced: sections.contains(entry.key))
            }
        }
    }

    private static func walk(_ reader: NodeReader, isReplaced: Bool) {
        switch reader.node.content {
        case .scalar(let scalar):
            guard scalar.text.contains("${") else { return }
            report(VariableExpansion(scalar.text), reader, isReplaced)
        case .sequence(let elements):
            for element in elements { walk(reader.child(element, name: reader.name), isReplaced: isReplaced) }
        case .mapping(let mapping):
            for entry in mapping.entries { walk(reader.child(entry), isReplaced: isReplaced) }
        }
    }

    private static func report(_ text: VariableExpansion, _ reader: NodeReader, _ isReplaced: Bool) {
        guard isReplaced else {
            if let first = text.references.first {
                reader.report(
                    ReadingCode.variableOutside, .warning,
                    "variables are replaced only under 'store' and 'plugins'; here ${\(first.name)} is plain text",
                    part: first.range, help: "write the value itself")
            }
            return
        }
        for problem in text.problems {
            reader.report(ReadingCode.variableSyntax, problem.message, part: problem.range, help: problem.help)
        }
    }
}
