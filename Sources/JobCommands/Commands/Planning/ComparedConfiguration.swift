import JobConfig
import JobPlanning

/// Another configuration, to compare a plan with.
struct ComparedConfiguration: Sendable {
    var side: ComparedSide
    var configuration: Configuration
    /// What the operator should know about how it was found.
    var messages: [String]
}
