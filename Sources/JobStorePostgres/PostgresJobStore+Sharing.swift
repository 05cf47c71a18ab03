package import JobStore

/// What a store has because programs of others use its tables too.
extension PostgresJobStore {
    package func sharedMaintenance(of node: String) -> (any SharedMaintenance)? {
        PostgresMaintenance(node: node, store: self, clock: clock, random: random)
    }

    package func cancellationNews() -> AsyncStream<Int64>? {
        guard listener != nil else { return nil }
        let (stream, continuation) = AsyncStream.makeStream(of: Int64.self, bufferingPolicy: .bufferingNewest(1_000))
        let reading = Task { [messages = messages(on: channels.control)] in
            for await text in messages {
                if let message = CancelMessage(text) { continuation.yield(message.job) }
            }
            continuation.finish()
        }
        continuation.onTermination = { _ in reading.cancel() }
        return stream
    }

    /// What others say on a channel from now on; nothing behind a pooler.
    func messages(on channel: String) -> AsyncStream<String> {
        guard let listener else { return AsyncStream { $0.finish() } }
        listener.start()
        return relay.messages(on: channel)
    }
}
