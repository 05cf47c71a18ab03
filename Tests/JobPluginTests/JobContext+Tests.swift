import JobPlugin
import JobPluginTesting
import JobTime
import Logging

extension JobContext {
    static var forTests: JobContext {
        JobContext(
            id: 1, kind: "send_receipt", queue: "default", attempt: 1, maxAttempts: 25, priority: 1, tags: [],
            metadata: "{}", createdAt: Timestamp(seconds: 0), scheduledAt: Timestamp(seconds: 0),
            client: CapturingJobClient(), database: AbsentDatabase(),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            now: { Timestamp(seconds: 0) })
    }
}
