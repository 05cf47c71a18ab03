import JobTime
import Logging

/// Writes what handlers log beside the node's own lines.
struct TextLogHandler: LogHandler {
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]
    let output: any TextOutput
    let style: WorkLogStyle
    let now: @Sendable () -> Timestamp

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let suffix = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let level: WorkLogStyle.Level =
            event.level >= .error ? .error : event.level >= .warning ? .warning : .info
        output.line(style.line(level, "\(event.message)\(suffix)", at: now()))
    }
}
