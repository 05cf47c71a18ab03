import JobConfig
import JobDiagnostics
import SourceMarks

/// Reads texts as the two files.
func reading(_ jobs: String, schedules: String? = nil) -> ConfigurationReading {
    ConfigurationReader.read(
        jobs: SourceFile(path: "jobs.yaml", text: jobs),
        schedules: schedules.map { SourceFile(path: "schedules.yaml", text: $0) })
}

extension Diagnostic {
    /// `error RJ101 3:5 message`.
    var line: String {
        let start = location.span.start
        let place = environment.map { " [\($0)]" } ?? ""
        return "\(severity.rawValue) \(code) \(start.line):\(start.column)\(place) \(message)"
    }
}
