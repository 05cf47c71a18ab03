import JobConfig

/// Replaces `${NAME}` and `${NAME:-default}` in what the file may take from the environment.
enum VariableReplacement {
    /// - Throws: `CommandFailure` naming the variables that are not set.
    static func expand(_ text: String, named key: String, environment: [String: String]) throws -> String {
        switch VariableExpansion(text).expand(with: environment) {
        case .success(let expanded): return expanded
        case .failure(let missing):
            let names = missing.names.joined(separator: ", ")
            throw CommandFailure(
                .findings, code: "variable_unset", "\(key) needs \(names), which is not set",
                help: "set it, or give it a default: ${\(missing.names.first ?? "NAME"):-value}")
        }
    }
}
