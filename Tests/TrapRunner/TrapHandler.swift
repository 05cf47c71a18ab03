import JobPlugin

/// Completes, or traps if told.
struct TrapHandler: JobHandler {
    static let kind: JobKind = "step"

    struct Arguments: Codable, Sendable {
        var trap: Bool
    }

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        if arguments.trap { preconditionFailure("told to trap") }
        return .completed
    }
}
