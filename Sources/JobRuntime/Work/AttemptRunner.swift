import JobModel
import JobPlugin

/// Runs one attempt to its end, whatever comes first: the handler's return, the timeout, a request to cancel, a stop.
struct AttemptRunner: Sendable {
    var work: PreparedWork
    var timeout: Duration

    /// Runs the attempt and returns when the handler has returned: only then is its slot free.
    ///
    /// `report` is called once; for a timeout before the handler has returned: a handler that ignores its
    /// cancellation cannot hold up what follows, and the claim shuts its late result out.
    func run(in context: JobContext, control: AttemptControl, report: (AttemptEnd) -> Void) async {
        await withTaskGroup { group in
            group.addTask { control.finish(await work.run(context)) }
            switch await control.event() {
            case .ended(let end):
                // The node's own task may have been cancelled, which reaches handlers without an interruption.
                report(Task.isCancelled ? AttemptRunner.end(end, after: .stop) : end)
            case .interrupted(.timeout):
                report(.failed(work.timedOut(JobTimeoutError(timeout: timeout))))
                group.cancelAll()
            case .interrupted(let reason):
                group.cancelAll()
                await group.waitForAll()
                report(AttemptRunner.end(control.end ?? .cutOff, after: reason))
            }
        }
    }

    /// An interrupted handler that returned all the same has its way; what it throws came from the interruption.
    private static func end(_ end: AttemptEnd, after interruption: AttemptControl.Interruption) -> AttemptEnd {
        if case .returned = end { return end }
        return interruption == .cancelled ? .cancelledByRequest : .cutOff
    }
}
