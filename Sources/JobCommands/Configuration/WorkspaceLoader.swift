import JobConfig
import JobDiagnostics
import JobPlugin
import JobValidation
import ZoneDatabase

/// Reads and checks the configuration for commands.
struct WorkspaceLoader: Sendable {
    let global: GlobalOptions
    let context: CommandContext

    /// The folder of the files: `-c`, else `RUNNER_CONFIG`, else the working folder.
    var folder: ConfigurationFolder {
        ConfigurationFolder(global.config ?? context.environment["RUNNER_CONFIG"] ?? ".")
    }

    /// The overlay to apply: `--env`, else `RUNNER_ENV`.
    var environment: String? {
        let name = global.env ?? context.environment["RUNNER_ENV"]
        return name == "" ? nil : name
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
        let diagnostics = Validator(registry: registry, zones: zones, now: context.now()).validate(reading)
        return Check(
            reading: reading, registry: registry, zones: zones,
            report: DiagnosticReport(diagnostics, files: reading.sourceFiles, tzdata: zones.version))
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
        let check = check()
        return try load(check)
    }

    /// The checked configuration out of a check already made.
    func load(_ check: Check) throws -> Workspace {
        let environment = environment
        let errors = check.report.diagnostics.filter {
            $0.severity == .error && ($0.environment == nil || $0.environment == environment)
        }
        guard errors.isEmpty else {
            let report = DiagnosticReport(errors, files: check.reading.sourceFiles, tzdata: check.zones.version)
            context.messages.write(TextRenderer(isColored: context.messages.usesColor(global, context)).render(report))
            throw CommandFailure(
                .findings, code: "invalid_configuration", "the configuration has errors: \(report.summary)",
                help: "mend them, then check with `runner validate`")
        }
        guard let configuration = check.reading.configuration(environment: environment) else {
            let names = check.reading.overlays.map(\.name).joined(separator: ", ")
            throw CommandFailure(
                .usage, code: "unknown_environment", "there is no environment \"\(environment ?? "")\"",
                help: names.isEmpty ? "the file declares none" : "declared are \(names)")
        }
        return Workspace(
            folder: folder.path, configuration: configuration, registry: check.registry, zones: check.zones)
    }
}
