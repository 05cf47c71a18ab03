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

    /// Watches for requests to cancel until the task is cancelled.
    func watchCancellations() async {
        while !Task.isCancelled {
            try? await services.clock.sleep(AttemptSupervisor.cancellationInterval)
            let ids = desk.ids
            guard !ids.isEmpty, !Task.isCancelled else { continue }
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
}
