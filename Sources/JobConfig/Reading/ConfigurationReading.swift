package import JobDiagnostics
package import SourceMarks
package import YAMLTree

/// What the two files gave: the typed configuration for the base and for each environment, and all that is wrong.
package struct ConfigurationReading: Sendable {
    /// The configuration of one environment.
    package struct Overlay: Sendable {
        /// The environment's name.
        package var name: String
        /// The base with the overlay applied; nil if the base is.
        package var configuration: Configuration?
    }

    /// The configuration without an overlay; nil if `jobs.yaml` has no map at its top.
    package var base: Configuration?
    /// One for each environment, in file order.
    package var overlays: [Overlay]
    /// Everything found, by file and place; findings that only an overlay has name its environment.
    package var diagnostics: [Diagnostic]
    /// The `# runner: allow` comments of both files.
    package var allowances: [Allowance]
    /// The text of `jobs.yaml`; empty if there is none.
    package var jobsFile: SourceFile
    /// The text of `schedules.yaml`; nil if there is no such file.
    package var schedulesFile: SourceFile?
    /// The tree of `jobs.yaml`.
    package var jobs: YAMLDocument
    /// The tree of `schedules.yaml`; nil if there is no such file.
    package var schedules: YAMLDocument?

    /// The configuration of an environment, or of the base for nil; nil if there is no such environment or the files
    /// could not be read.
    package func configuration(environment: String?) -> Configuration? {
        guard let environment else { return base }
        return overlays.first { $0.name == environment }?.configuration
    }

    /// Whether some finding forbids the use of the base, or of the environment if one is named.
    package func hasErrors(environment: String? = nil) -> Bool {
        diagnostics.contains {
            $0.severity == .error && ($0.environment == nil || $0.environment == environment)
        }
    }
}
