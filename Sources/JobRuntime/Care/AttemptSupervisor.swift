import JobModel
import JobStore

/// Ends attempts whose time is over or whose job somebody asked to cancel.
struct AttemptSupervisor: Sendable {
    /// How often the store is asked for requests to cancel.
    static let cancellationInterval: Duration = .milliseconds(500)

    let services: NodeServices
    let desk: AttemptDesk
    let deadlineBell: Doorbell

    /// Watches the deadlines until the task is cancelled.
    func watchDeadlines() async {
        while !Task.isCancelled {
            let now = services.clock.uptime()
            for job in desk.expire(at: now) { services.observer.note(.jobStuck(job)) }
            if let next = desk.nextDeadline() {
                await deadlineBell.wait(atMost: max(next - now, .milliseconds(1)), on: services.clock)
            } else {
                await deadlineBell.wait()
            }
        }
    }

    /// Watches for requests to cancel until the task is cancelled: looks for them regularly, and at once when one for an
    /// attempt of this node is heard of.
    /// - Parameter news: the ids of jobs that somebody asks to cancel, where they are told.
    func watchCancellations(news: AsyncStream<Int64>?) async {
        let bell = Doorbell()
        await withTaskGroup { group in
            if let news {
                group.addTask { [desk] in
                    for await job in news where desk.runs(job) { bell.ring() }
                }
            }
            while !Task.isCancelled {
                await bell.wait(atMost: AttemptSupervisor.cancellationInterval, on: services.clock)
                if !Task.isCancelled { await lookForCancellations() }
            }
            group.cancelAll()
        }
    }

    private func lookForCancellations() async {
        let ids = desk.ids
        guard !ids.isEmpty else { return }
        do {
            let cancelled = try await services.store.cancellationRequests(among: ids)
            if !cancelled.isEmpty { desk.cancel(Set(cancelled)) }
        } catch {
            if !Task.isCancelled {
                services.observer.note(.trouble(duty: "cancellation", error: String(describing: error)))
            }
        }
    }
}
