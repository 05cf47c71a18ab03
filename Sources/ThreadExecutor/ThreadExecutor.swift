import DequeModule
import Glibc

/// Runs the jobs of one actor, in order, on a thread of its own, so that blocking C calls never hold a thread of the
/// cooperative pool and a C object never meets two threads.
///
/// An actor refers to its executor without owning it. The thread therefore keeps the executor alive until `stop()`,
/// which the actor calls in its `deinit`: from there on nobody can enqueue.
package final class ThreadExecutor: SerialExecutor {
    private struct State: Sendable {
        var jobs: Deque<UnownedJob> = []
        var thread: pthread_t?
        var isStopping = false
        var hasEnded = false
    }

    private enum Step {
        case run(UnownedJob)
        case end
    }

    /// The thread's name, of which the system shows the first 15 bytes.
    package let name: String
    private let monitor = Monitor(State())

    /// Starts the thread.
    /// - Throws: `ThreadStartError` if the system has no thread to give.
    package init(name: String) throws(ThreadStartError) {
        self.name = name
        try DetachedThread.start { self.runJobs() }
    }

    /// Adds a job behind those that wait. Trap in debug builds: the thread has ended and the job would never run.
    package func enqueue(_ job: consuming ExecutorJob) {
        // The caller does not own the executor. As soon as the job is in the list it may run on the thread, end its
        // task, and with that the actor and the executor, while this function is still at work: it has to hold on.
        let held = UInt(bitPattern: Unmanaged.passRetained(self).toOpaque())
        defer {
            if let held = UnsafeRawPointer(bitPattern: held) { Unmanaged<ThreadExecutor>.fromOpaque(held).release() }
        }
        let job = UnownedJob(job)
        let isAccepted = monitor.update { state in
            if !state.hasEnded { state.jobs.append(job) }
            return !state.hasEnded
        }
        assert(isAccepted, "a job was enqueued on \(name) after its thread had ended")
    }

    /// Lets the thread end once the jobs that wait have run; returns at once.
    package func stop() {
        monitor.update { $0.isStopping = true }
    }

    /// Blocks the calling thread until the executor's thread has run its last job. Needs an earlier `stop()`.
    package func waitUntilEnded() {
        monitor.wait { state in state.hasEnded ? () : nil }
    }

    /// Traps unless the caller runs on this executor's thread.
    package func checkIsolated() {
        precondition(isIsolatingCurrentContext() == true, "not on the thread of \(name)")
    }

    /// Whether the caller runs on this executor's thread.
    package func isIsolatingCurrentContext() -> Bool? {
        monitor.read { state in
            state.thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false
        }
    }

    private func runJobs() {
        nameThread()
        monitor.update { $0.thread = pthread_self() }
        while case .run(let job) = nextStep() {
            job.runSynchronously(on: asUnownedSerialExecutor())
        }
    }

    /// Names the calling thread for debuggers and `top`. The C function for it is a GNU extension that Swift does not
    /// import; a system without /proc leaves the thread unnamed.
    private func nameThread() {
        let file = open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        defer { close(file) }
        _ = write(file, name, min(name.utf8.count, 15))
    }

    private func nextStep() -> Step {
        let step = monitor.wait { state -> Step? in
            if let job = state.jobs.popFirst() { return .run(job) }
            guard state.isStopping else { return nil }
            // Set under the same lock that saw the empty queue: no job can slip in between.
            state.hasEnded = true
            state.thread = nil
            return .end
        }
        // A second change, because waiting does not wake those in `waitUntilEnded`.
        if case .end = step { monitor.update { _ in } }
        return step
    }
}
