/// The task that runs an attempt, a call or the like, as others cancel it who have no handle of it: a task that began at once
/// runs before anybody has one.
///
/// It is to be let go of before its task ends, under the lock that `cancel` is called under. What `Task` has too may be
/// called from any task, says Swift of `UnsafeCurrentTask`; so `cancel` is all there is here.
package struct RunningTask: @unchecked Sendable {
    private let task: UnsafeCurrentTask

    /// The task that calls; nil outside of any.
    package static var current: RunningTask? {
        withUnsafeCurrentTask { $0.map { RunningTask(task: $0) } }
    }

    private init(task: UnsafeCurrentTask) {
        self.task = task
    }

    package func cancel() { task.cancel() }
}
