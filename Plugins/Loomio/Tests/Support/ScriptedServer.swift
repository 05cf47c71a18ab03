import NIOCore
import NIOPosix
import Synchronization

/// A mail server that answers as it is told, line by line, and remembers what it heard.
final class ScriptedServer: Sendable {
    private let channel: any Channel
    private let heard: HeardLines

    /// Where it listens.
    let port: Int

    /// Starts a server on a port of the system's choice.
    /// - Parameters:
    ///   - replies: what it sends when somebody connects, then after each command; the mail itself is one command.
    ///     Nil hangs up.
    static func start(_ replies: [String?]) async throws -> ScriptedServer {
        let heard = HeardLines()
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(ScriptHandler(replies, heard: heard))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        return ScriptedServer(channel, heard, port: channel.localAddress?.port ?? 0)
    }

    private init(_ channel: any Channel, _ heard: HeardLines, port: Int) {
        self.channel = channel
        self.heard = heard
        self.port = port
    }

    /// The commands heard so far; the mail itself as one of them.
    var commands: [String] { heard.lines.withLock { $0 } }

    func stop() async throws {
        try await channel.close()
    }
}

/// The lines heard, shared by the server and its connections.
final class HeardLines: Sendable {
    let lines = Mutex<[String]>([])
}
