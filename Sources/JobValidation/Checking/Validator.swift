package import JobConfig
package import JobDiagnostics
package import JobPlugin
package import JobTime
package import ZoneDatabase

/// Checks a configuration that was read: the base and each environment, by every rule.
///
/// Opens no store, runs no handler, reads no clock: the same inputs always give the same findings.
package struct Validator: Sendable {
    private let registry: PluginRegistry
    private let zones: ZoneDatabase?
    private let now: Timestamp
    private let variables: [String: String]?
    private let fileExists: (@Sendable (String) -> Bool)?
    private let rules: [any Rule]

    /// Creates a validator.
    /// - Parameters:
    ///   - registry: the linked plugins.
    ///   - zones: the time zones; nil if there are none, which is then a finding.
    ///   - now: the instant from which the next change of clocks is looked for.
    ///   - variables: the process's environment, to note which variables have no value; nil to leave that out.
    ///   - fileExists: whether a path, relative to the files' folder, exists; nil to leave such checks out.
    package init(
        registry: PluginRegistry, zones: ZoneDatabase?, now: Timestamp, variables: [String: String]? = nil,
        fileExists: (@Sendable (String) -> Bool)? = nil, rules: [any Rule] = RuleBook.rules
    ) {
        self.registry = registry
        self.zones = zones
        self.now = now
        self.variables = variables
        self.fileExists = fileExists
        self.rules = rules
    }

    /// Everything found, reading included, less what the files' comments allow; by file and place.
    ///
    /// A finding that only an overlay has names its environment; what the base has is not said again.
    package func validate(_ reading: ConfigurationReading) -> [Diagnostic] {
        var found = reading.diagnostics
        if let variables { found += reading.unsetVariables(in: variables) }
        let ofBase = reading.base.map { findings(in: $0, base: nil) } ?? []
        found += ofBase
        let known = Set(ofBase)
        for overlay in reading.overlays {
            guard let configuration = overlay.configuration else { continue }
            let fresh = findings(in: configuration, base: reading.base).filter { !known.contains($0) }
            found += fresh.map { diagnostic in
                var diagnostic = diagnostic
                diagnostic.environment = overlay.name
                return diagnostic
            }
        }
        let filtered = AllowanceFilter.apply(reading.allowances, to: found)
        return DiagnosticReport(filtered.kept + filtered.unused, files: []).diagnostics
    }

    private func findings(in configuration: Configuration, base: Configuration?) -> [Diagnostic] {
        let context = RuleContext(
            configuration: configuration, base: base, registry: registry, zones: zones, now: now,
            fileExists: fileExists)
        return rules.flatMap { $0.check(context) }
    }
}
