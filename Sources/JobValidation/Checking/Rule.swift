package import JobDiagnostics

/// One check of a configuration as a whole, beyond what reading its values finds.
package protocol Rule: Sendable {
    /// What it checks and why, with its thresholds.
    static var page: RuleDescription { get }

    /// Everything it has to say about one environment; depends on nothing but the context.
    func check(_ context: RuleContext) -> [Diagnostic]
}

extension Rule {
    /// A finding of this rule, with the severity of its page unless another is given.
    func finding(
        _ message: String, at location: Location, help: String? = nil, related: [Diagnostic.Related] = [],
        severity: Severity? = nil
    ) -> Diagnostic {
        Diagnostic(
            Self.page.code, severity ?? Self.page.severity, message, at: location, help: help, related: related)
    }
}
