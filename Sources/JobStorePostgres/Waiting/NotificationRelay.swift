import Synchronization

/// Hands the texts of notifications on to those in this process who asked for their channel.
///
/// A notification is a hint: of more than `memory` that one does not take in time, the oldest are forgotten.
final class NotificationRelay: Sendable {
    private struct State {
        var tickets: UInt64 = 0
        var readers: [UInt64: (channel: String, stream: AsyncStream<String>.Continuation)] = [:]
    }

    private static let memory = 1_000

    private let state = Mutex(State())

    /// What is heard on a channel from now on; ends with `finish`.
    func messages(on channel: String) -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: String.self, bufferingPolicy: .bufferingNewest(Self.memory))
        let ticket = state.withLock { state in
            state.tickets += 1
            state.readers[state.tickets] = (channel, continuation)
            return state.tickets
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.readers.removeValue(forKey: ticket) }
        }
        return stream
    }

    /// Passes one notification on.
    func send(_ payload: String, on channel: String) {
        let readers = state.withLock { $0.readers.values.filter { $0.channel == channel } }
        for reader in readers { reader.stream.yield(payload) }
    }

    /// Nothing more will be heard.
    func finish() {
        let readers = state.withLock { state in
            defer { state.readers = [:] }
            return state.readers.values
        }
        for reader in readers { reader.stream.finish() }
    }
}
