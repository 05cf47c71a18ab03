import ArgumentParser
import JobModel

/// A job's state on the command line.
struct JobStateArgument: ExpressibleByArgument {
    let state: JobState

    init?(argument: String) {
        guard let state = JobState(rawValue: argument) else { return nil }
        self.state = state
    }

    static var allValueStrings: [String] { JobState.allCases.map(\.rawValue) }
}
