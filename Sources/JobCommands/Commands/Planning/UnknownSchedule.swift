import JobConfig
import SourceMarks

/// A schedule's id that the files do not have.
enum UnknownSchedule {
    static func failure(_ id: String, in configuration: Configuration) -> CommandFailure {
        let ids = configuration.schedules.map(\.id.value)
        let near = Suggestion.closest(to: id, among: ids)
        return CommandFailure(
            .findings, code: "unknown_schedule", "there is no schedule \"\(id)\"",
            help: near.map { "did you mean \($0)?" }
                ?? (ids.isEmpty ? "the files declare none" : "declared are \(ids.joined(separator: ", "))"))
    }
}
