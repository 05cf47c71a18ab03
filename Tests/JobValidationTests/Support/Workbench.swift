import JobConfig
import JobDiagnostics
import JobPlugin
import JobTime
import JobValidation
import SourceMarks
import Testing
import ZoneDatabase

/// The validator with the tests' plugins, at a fixed instant.
enum Workbench {
    /// 2026-11-23T12:00:00Z
    static let now = Timestamp(seconds: 1_795_435_200)

    /// The variables that are set.
    static let variables = ["DATABASE_URL": "sqlite:runner.db", "DB_PASSWORD": "x", "SMTP_PASSWORD": "x"]

    static let registry = PluginRegistry(examining: [
        SinglePlugin<SendDigest>.self, SinglePlugin<SendReceipt>.self, SinglePlugin<IndexPage>.self,
        SinglePlugin<StorePage>.self,
        CountingPlugin.self, ImportPlugin.self, MailerPlugin.self,
    ])

    /// The findings in what was read, with a few variables and without any file beside the two.
    static func validate(_ reading: ConfigurationReading) -> [Diagnostic] {
        let folder = reading.base?.runtime.tzdata?.value
        let validator = Validator(
            registry: registry, zones: ZoneDatabase(path: folder), now: now, variables: variables,
            fileExists: { _ in false })
        return validator.validate(reading)
    }

    /// Reads and checks two texts.
    static func validate(jobs: String, schedules: String? = nil) -> [Diagnostic] {
        validate(read(jobs: jobs, schedules: schedules))
    }

    /// The findings in an example, as text.
    static func report(_ example: RuleExample) -> String {
        let reading = read(jobs: example.jobs, schedules: example.schedules)
        return report(reading, validate(reading))
    }

    /// Findings as text, with the files they point into, secrets masked.
    static func report(_ reading: ConfigurationReading, _ diagnostics: [Diagnostic]) -> String {
        let files = [reading.jobsFile, reading.schedulesFile].compactMap(\.self)
        return TextRenderer().render(DiagnosticReport(diagnostics, files: SecretMask.apply(to: files, diagnostics)))
    }

    static func read(jobs: String, schedules: String?) -> ConfigurationReading {
        ConfigurationReader.read(
            jobs: SourceFile(path: "jobs.yaml", text: jobs),
            schedules: schedules.map { SourceFile(path: "schedules.yaml", text: $0) })
    }
}
