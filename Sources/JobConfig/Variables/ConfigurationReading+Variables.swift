package import JobDiagnostics
import SourceMarks
import YAMLTree

extension ConfigurationReading {
    /// What lacks a value in this environment of variables: a note for `validate`, an error for commands that open the
    /// store.
    ///
    /// - Parameters:
    ///   - variables: the process's environment.
    ///   - severity: the weight to report with.
    package func unsetVariables(in variables: [String: String], severity: Severity = .note) -> [Diagnostic] {
        guard let root = jobs.root else { return [] }
        let findings = Findings()
        let context = SourceContext(file: jobsFile, findings: findings, isComplete: true)
        let reader = NodeReader(root, name: "", keySpan: nil, context: context)
        for entry in root.mapping?.entries ?? [] {
            if VariableExpansion.sections.contains(entry.key) {
                walk(reader.child(entry), variables, severity)
            } else if entry.key == "environments" {
                for environment in entry.value.mapping?.entries ?? [] {
                    for section in environment.value.mapping?.entries ?? []
                    where VariableExpansion.sections.contains(section.key) {
                        walk(reader.child(entry).child(environment).child(section), variables, severity)
                    }
                }
            }
        }
        return findings.diagnostics
    }

    private func walk(_ reader: NodeReader, _ variables: [String: String], _ severity: Severity) {
        switch reader.node.content {
        case .scalar(let scalar):
            guard scalar.text.contains("${") else { return }
            for reference in VariableExpansion(scalar.text).references
            where reference.fallback == nil && variables[reference.name] == nil {
                reader.report(
                    ReadingCode.variableUnset, severity, "the variable \(reference.name) is not set",
                    part: reference.range, help: "set it, or give a default: ${\(reference.name):-default}")
            }
        case .sequence(let elements):
            for element in elements { walk(reader.child(element, name: reader.name), variables, severity) }
        case .mapping(let mapping):
            for entry in mapping.entries { walk(reader.child(entry), variables, severity) }
        }
    }
}
