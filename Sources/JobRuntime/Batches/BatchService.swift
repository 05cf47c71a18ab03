import JobStore

/// Keeps the lanes of the queues with `claim: transaction` at work, as many of each as its concurrency.
struct BatchService: Sendable {
    /// The pauses between two tries while the store is out of reach.
    private static let pauses: (first: Duration, longest: Duration) = (.milliseconds(100), .seconds(5))

    let services: NodeServices
    let desk: AttemptDesk
    let completer: Completer
    let dispatcher: Dispatcher

    /// Works until the task is cancelled or a stop begins; returns when no handler of it runs any more.
    func run() async {
        await withDiscardingTaskGroup { group in
            var number = 0
            for queue in services.roster.batchQueues {
                for _ in 0..<queue.concurrency {
                    let worker = BatchWorker(
                        services: services, desk: desk, completer: completer, dispatcher: dispatcher,
                        queue: queue.name, number: number)
                    group.addTask { await self.keep(worker) }
                    number += 1
                }
            }
        }
    }

    private func keep(_ worker: BatchWorker) async {
        var worker = worker
        var lane: (any JobBatchLane)?
        var pause = BatchService.pauses.first
        while dispatcher.phase == .working, !Task.isCancelled {
            do {
                let seen = dispatcher.news.changes
                if lane == nil {
                    lane = try await services.store.openLane(node: services.identity.name, number: worker.number)
                }
                guard let lane else { return }
                let hasWorked = try await worker.workBatches(on: lane)
                pause = BatchService.pauses.first
                if hasWorked { dispatcher.thinkAgain() }
                await waitForNews(after: seen)
            } catch {
                guard !Task.isCancelled else { break }
                services.observer.note(.trouble(duty: "batch of \(worker.queue)", error: String(describing: error)))
                try? await services.clock.sleep(pause)
                pause = min(pause * 2, BatchService.pauses.longest)
            }
        }
        guard let lane else { return }
        try? await withoutCancellation { await lane.close() }
    }

    /// Waits until something may have come, or it is time to look all the same.
    private func waitForNews(after seen: UInt64) async {
        await withTaskGroup { group in
            group.addTask { await dispatcher.news.wait(seen: seen) }
            group.addTask { try? await services.clock.sleep(services.options.pollInterval) }
            await group.next()
            group.cancelAll()
        }
    }
}
