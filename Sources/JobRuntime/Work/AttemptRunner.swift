import JobModel
import JobPlugin

/// Runs one attempt to its end, whatever comes first: the handler's return, the timeout, a request to cancel, a stop.
struct AttemptRunner: Sendable {
    private enum Event: Sendable {
        case ended(AttemptEnd)
        case interrupted(AttemptControl.Interruption?)
    }

    var work: PreparedWork
    var timeout: Duration

    /// Runs the attempt and returns when the handler has returned: only then is its slot free.
    ///
    /// `report` is called exactly once, for a timeout before the handler has returned: a handler that ignores its
    /// cancellation cannot hold up what follows, and the claim shuts its late result out.
    func run(in context: JobContext, control: AttemptControl, report: @Sendable (AttemptEnd) -> Void) async {
        await withTaskGroup(of: Event.self) { group in
            group.addTask { .ended(await work.run(context)) }
            group.addTask { .interrupted(await control.interruption()) }

            var interruption: AttemptControl.Interruption?
            while let event = await group.next() {
                switch event {
                case .interrupted(let reason):
                    interruption = reason
                    if reason == .timeout {
                        report(.failed(work.timedOut(JobTimeoutError(timeout: timeout))))
                    }
                    group.cancelAll()
                case .ended(let end):
                    group.cancelAll()
                    if interruption != .timeout {
                        report(AttemptRunner.end(end, after: interruption))
                    }
                    return
                }
            }
        }
    }

    /// An interrupted handler that succeeded all the same has succeeded; whatever else it says came from
    /// the interruption.
    private static func end(_ end: AttemptEnd, after interruption: AttemptControl.Interruption?) -> AttemptEnd {
        guard let interruption else { return end }
        if case .returned = end { return end }
        return interruption == .cancelled ? .cancelledByRequest : .cutOff
    }
}
