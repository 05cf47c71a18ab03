import JobConfig
import JobDiagnostics
import JobPlugin
import JobValidation
import SourceMarks
import ZoneDatabase

/// Reads and checks the configuration for commands.
struct WorkspaceLoader: Sendable {
    let global: GlobalOptions
    let context: CommandContext

    /// The folder of the files: `-c`, else `RUNNER_CONFIG`, else the working folder.
    var folder: ConfigurationFolder {
        let variable = context.environment["RUNNER_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
        return ConfigurationFolder(global.config ?? variable ?? ".")
    }

    /// The overlay to apply: `--env`, else `RUNNER_ENV`.
    var environment: String? {
        let name = global.env ?? context.environment["RUNNER_ENV"]
        return name.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The linked plugins.
    var registry: PluginRegistry { PluginRegistry(examining: context.plugins) }

    /// The time zone data a configuration asks for.
    func zones(for configuration: Configuration?) -> ZoneDatabase {
        let path = configuration?.runtime.tzdata.map { FilePaths.resolve($0.value, in: folder.path) }
        return ZoneDatabase(path: path, environmentFolder: context.environment["TZDIR"])
    }

    /// Reads and checks both files.
    func check() -> Check {
        let reading = folder.read()
        let zones = zones(for: reading.base)
        let registry = registry
        let folder = folder.path
        let diagnostics = Validator(
            registry: registry, zones: zones.path == nil ? nil : zones, now: context.now(),
            variables: context.environment, fileExists: { FilePaths.exists(FilePaths.resolve($0, in: folder)) }
        ).validate(reading)
        return Check(
            reading: reading, registry: registry, zones: zones,
            report: DiagnosticReport(
                diagnostics, files: SecretMask.apply(to: reading.sourceFiles, diagnostics), tzdata: zones.version))
    }

    /// Everything a check brought.
    struct Check: Sendable {
        var reading: ConfigurationReading
        var registry: PluginRegistry
        var zones: ZoneDatabase
        var report: DiagnosticReport
    }

    /// The checked configuration.
    /// - Throws: `CommandFailure` after showing the errors.
    func load() throws -> Workspace {
        try load(check())
    }

    /// The checked configuration out of a check already made.
    func load(_ check: Check) throws -> Workspace {
        try refuseErrors(check.report.diagnostics, files: check.report.files, tzdata: check.zones.version)
        return Workspace(
            folder: folder.path, configuration: try configuration(of: check.reading), registry: check.registry,
            zones: check.zones)
    }

    /// The configuration as read, for commands that only want names and addresses out of it: rules that look further
    /// are not asked.
    ///
    /// - Returns: nil if there is no `jobs.yaml`, or if it has errors and is not needed, a flag or a variable naming
    ///   the store.
    /// - Throws: `CommandFailure` if it is needed and has errors, or has no such environment.
    func outline() throws -> Configuration? {
        guard FilePaths.exists(folder.display("jobs.yaml")) else { return nil }
        let reading = folder.read()
        if global.storeAddress(in: context.environment) != nil, reading.hasErrors(environment: environment) {
            return nil
        }
        try refuseErrors(reading.diagnostics, files: reading.sourceFiles, tzdata: nil)
        return try configuration(of: reading)
    }

    /// - Throws: `CommandFailure` if there is no such environment.
    func checkEnvironment(of reading: ConfigurationReading) throws {
        guard let environment, !reading.overlays.contains(where: { $0.name == environment }) else { return }
        let names = reading.overlays.map(\.name)
        let near = Suggestion.closest(to: environment, among: names)
        throw CommandFailure(
            .usage, code: "unknown_environment", "there is no environment \"\(environment)\"",
            help: near.map { "did you mean \($0)?" }
                ?? (names.isEmpty ? "the file declares none" : "declared are \(names.joined(separator: ", "))"))
    }

    /// Whether a finding concerns the environment in use: the base does, other overlays do not.
    func concerns(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.environment == nil || diagnostic.environment == environment
    }

    /// - Parameter what: whose errors they are, for the message.
    /// - Throws: `CommandFailure` after showing the errors that concern the environment in use; nothing without any.
    func refuseErrors(
        _ diagnostics: [Diagnostic], files: [SourceFile], tzdata: String?, of what: String = "the configuration",
        help: String = "mend them, then check with `runner validate`"
    ) throws {
        let errors = diagnostics.filter { $0.severity == .error && concerns($0) }
        guard !errors.isEmpty else { return }
        let report = DiagnosticReport(errors, files: files, tzdata: tzdata)
        context.messages.write(TextRenderer(isColored: context.messages.usesColor(global, context)).render(report))
        throw CommandFailure(
            .findings, code: "invalid_configuration", "\(what) has errors: \(report.summary)", help: help)
    }

    private func configuration(of reading: ConfigurationReading) throws -> Configuration {
        try checkEnvironment(of: reading)
        guard let configuration = reading.configuration(environment: environment) else {
            throw CommandFailure(
                .findings, code: "invalid_configuration", "the configuration cannot be used",
                help: "check it with `runner validate`")
        }
        return configuration
    }
}
