import JobModel
import JobRuntime
import JobTime
import Synchronization

/// Tells on standard error what a node does: a line for each event, and once a second how far it is when there
/// are too many for lines.
final class WorkLog: NodeObserver {
    private struct State {
        /// Lines written in the present second.
        var second: Int64 = 0
        var lines = 0
        /// Ended jobs without a line of their own.
        var unlisted = 0
        var ended = 0
    }

    /// So many jobs get a line of their own in one second.
    private static let linesPerSecond = 20

    private let output: any TextOutput
    private let now: @Sendable () -> Timestamp
    private let isVerbose: Bool
    private let isQuiet: Bool
    private let style: WorkLogStyle
    private let state = Mutex(State())

    init(
        output: any TextOutput, now: @escaping @Sendable () -> Timestamp, isVerbose: Bool, isQuiet: Bool,
        style: WorkLogStyle
    ) {
        self.output = output
        self.now = now
        self.isVerbose = isVerbose
        self.isQuiet = isQuiet
        self.style = style
    }

    func note(_ event: NodeEvent) {
        switch event {
        case .jobEnded(let job, let state, let error, let took):
            ended(job, state, error, took)
        case .jobStarted(let job):
            if isVerbose { line(.info, "job \(job.claim.id) \(job.kind) started, attempt \(job.claim.attempt)") }
        default:
            let (level, text) = WorkLogText.describe(event)
            if level != .info || !isQuiet { line(level, text) }
        }
    }

    /// Says what a signal did.
    func say(_ text: String) {
        if !isQuiet { line(.info, text) }
    }

    /// Says how far the node is, if jobs ended without a line of their own.
    func progress(running: Int) {
        let (unlisted, total) = state.withLock { state -> (Int, Int) in
            defer { state.unlisted = 0 }
            return (state.unlisted, state.ended)
        }
        if unlisted > 0, !isQuiet {
            line(.info, "… and \(unlisted) more jobs; \(total) ended so far, \(running) running")
        }
    }

    private func ended(_ job: ClaimedJob, _ jobState: JobState, _ error: String?, _ took: Duration) {
        let time = now()
        let isListed = state.withLock { state -> Bool in
            state.ended += 1
            if state.second != time.seconds { (state.second, state.lines) = (time.seconds, 0) }
            state.lines += 1
            let isListed = isVerbose || error != nil || state.lines <= WorkLog.linesPerSecond
            if !isListed { state.unlisted += 1 }
            return isListed
        }
        guard isListed, !isQuiet || error != nil else { return }
        let reason = error.map { ": " + $0.prefix { $0 != "\n" } } ?? ""
        let text =
            "job \(job.claim.id) \(job.kind) \(jobState.rawValue) after \(WorkLogText.milliseconds(took))\(reason)"
        line(error == nil ? .info : jobState == .discarded ? .error : .warning, text)
    }

    private func line(_ level: WorkLogStyle.Level, _ text: String) {
        output.line(style.line(level, text, at: now()))
    }
}
