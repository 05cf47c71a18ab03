extension TextOutput {
    /// Whether to colour: the flag, else `NO_COLOR`, else whether a person watches.
    func usesColor(_ global: GlobalOptions, _ context: CommandContext) -> Bool {
        switch global.color {
        case .always: return true
        case .never: return false
        case .auto:
            let forbidden = context.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
            return isTerminal && !forbidden && context.environment["TERM"] != "dumb"
        }
    }
}
