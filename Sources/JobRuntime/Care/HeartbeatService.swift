import JobStore

/// Says at regular times that the node lives, so that nobody takes its jobs away.
struct HeartbeatService: Sendable {
    let services: NodeServices
    let tzdata: String
    let version: String
    let running: @Sendable () -> Int

    /// Beats until the task is cancelled. The first beat is the caller's, through `beat`.
    func run() async {
        while !Task.isCancelled {
            let interval = services.configuration.current.nodeLostAfter / 3
            try? await services.clock.sleep(interval)
            if Task.isCancelled { return }
            do {
                try await beat()
            } catch {
                services.observer.note(.trouble(duty: "heartbeat", error: String(describing: error)))
            }
        }
    }

    /// One beat.
    func beat() async throws {
        let queues = services.roster.queues.map(\.name)
        try await services.store.heartbeat(
            NodeHeartbeat(
                node: services.identity.name, host: services.identity.host, process: services.identity.process,
                version: version, tzdata: tzdata, configuration: services.configuration.current.digest, queues: queues,
                running: running()))
        try await services.store.announce(queues: queues)
    }
}
