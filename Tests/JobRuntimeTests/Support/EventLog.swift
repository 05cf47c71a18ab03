import JobModel
import JobRuntime
import Synchronization

/// Keeps what nodes say, and waits for it.
final class EventLog: NodeObserver {
    private struct State {
        var events: [NodeEvent] = []
        var waiters: [(isMet: @Sendable ([NodeEvent]) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var events: [NodeEvent] { state.withLock { $0.events } }

    func note(_ event: NodeEvent) {
        let ready = state.withLock { state in
            state.events.append(event)
            let ready = state.waiters.filter { $0.isMet(state.events) }
            state.waiters.removeAll { $0.isMet(state.events) }
            return ready
        }
        for waiter in ready { waiter.continuation.resume() }
    }

    /// Waits until the events so far meet a condition.
    func wait(until isMet: @escaping @Sendable ([NodeEvent]) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isMetNow = state.withLock { state in
                guard !isMet(state.events) else { return true }
                state.waiters.append((isMet, continuation))
                return false
            }
            if isMetNow { continuation.resume() }
        }
    }

    /// Waits until `count` attempts have started.
    func waitForStarts(_ count: Int = 1) async {
        await wait { $0.starts.count >= count }
    }

    /// Waits until `count` ends are stored.
    func waitForEnds(_ count: Int = 1) async {
        await wait { $0.ends.count >= count }
    }
}

extension [NodeEvent] {
    /// The ids of started jobs, in order.
    var starts: [Int64] { compactMap { if case .jobStarted(let job) = $0 { job.claim.id } else { nil } } }
    /// The kinds of started jobs, in order.
    var startedKinds: [JobKind] { compactMap { if case .jobStarted(let job) = $0 { job.kind } else { nil } } }
    /// The states after stored ends, in order.
    var ends: [JobState] { compactMap { if case .jobEnded(_, let state, _, _) = $0 { state } else { nil } } }
    /// The errors of stored ends, in order.
    var errors: [String] {
        compactMap { if case .jobEnded(_, _, let error?, _) = $0 { error } else { nil } }
    }
    /// The ids of ends that came too late.
    var stale: [Int64] { compactMap { if case .jobEndedStale(let job) = $0 { job.claim.id } else { nil } } }
    /// The ids of jobs that were taken back from lost nodes, in order.
    var rescued: [Int64] { compactMap { if case .jobRescued(let id, _, _, _) = $0 { id } else { nil } } }
    /// The ids of jobs whose handlers do not give up.
    var stuck: [Int64] { compactMap { if case .jobStuck(let job) = $0 { job.claim.id } else { nil } } }
    /// The duties that had trouble.
    var troubles: [String] { compactMap { if case .trouble(let duty, _) = $0 { duty } else { nil } } }
    /// The slots that fired, with their zones, in order.
    var fires: [String] {
        compactMap {
            if case .scheduleFired(let fired) = $0 { "\(fired.schedule) \(fired.zone) \(fired.slot)" } else { nil }
        }
    }
    /// The slots that were caught up, in order.
    var lateFires: [String] {
        compactMap {
            if case .scheduleFired(let fired) = $0, fired.reason == "catch_up" {
                "\(fired.zone) \(fired.slot)"
            } else {
                nil
            }
        }
    }
    /// The unknown zones that were told, in order, with what becomes of their users.
    var unknownZones: [String] {
        compactMap {
            if case .unknownZone(_, let zone, let servedIn) = $0 {
                "\(zone) \(servedIn.map { "in \($0)" } ?? "passed over")"
            } else {
                nil
            }
        }
    }
    /// What schedules failed at.
    var scheduleFailures: [String] { compactMap { if case .scheduleFailed(_, let error) = $0 { error } else { nil } } }
    /// Why slots were dropped.
    var drops: [String] {
        compactMap { if case .scheduleDropped(_, _, _, let reason) = $0 { reason } else { nil } }
    }
}
