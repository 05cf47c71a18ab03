import JobModel

/// A handler whose types are forgotten.
public struct AnyJobHandler: Sendable {
    let kind: JobKind
    init<Handler: JobHandler>(_ handler: Handler) {
        kind = Handler.kind
    }
}
