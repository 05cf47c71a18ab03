import NIOCore
import NIOPosix

/// Hands each mail to an SMTP server, over a connection of its own.
struct SMTPMailer: Mailer {
    private typealias Link = NIOAsyncChannel<SMTPReply, ByteBuffer>

    private let server: SMTPServer
    private let clientName: String
    private let timeout: TimeAmount
    private let eventLoops: any EventLoopGroup

    /// - Parameters:
    ///   - clientName: how the client calls itself.
    ///   - timeout: the longest silence, and the longest wait for a connection.
    init(
        _ server: SMTPServer, clientName: String, timeout: Duration = .seconds(30),
        eventLoops: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.server = server
        self.clientName = clientName
        self.timeout = TimeAmount(timeout)
        self.eventLoops = eventLoops
    }

    func send(_ message: MailMessage) async throws {
        let link = try await connect()
        do {
            try await link.executeThenClose { replies, sink in
                try await converse(
                    SMTPConversation(message, credentials: server.credentials, clientName: clientName), replies, sink)
            }
        } catch let error as MailError {
            throw error
        } catch {
            try Task.checkCancellation()
            throw MailError(.unreachable, "the connection to the mail server broke: \(error)")
        }
    }

    private func connect() async throws -> Link {
        do {
            return try await ClientBootstrap(group: eventLoops)
                .connectTimeout(timeout)
                .connect(host: server.host, port: server.port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandlers([
                            IdleStateHandler(readTimeout: timeout), SilenceHandler(),
                            ByteToMessageHandler(SMTPReplyDecoder()),
                        ])
                        return try Link(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            try Task.checkCancellation()
            throw MailError(.unreachable, "the mail server cannot be reached: \(error)")
        }
    }

    private func converse(
        _ conversation: SMTPConversation, _ replies: NIOAsyncChannelInboundStream<SMTPReply>,
        _ sink: NIOAsyncChannelOutboundWriter<ByteBuffer>
    ) async throws {
        var conversation = conversation
        var incoming = replies.makeAsyncIterator()
        while let reply = try await incoming.next() {
            let text: String
            switch conversation.receive(reply) {
            case .send(let line): text = line + "\r\n"
            case .transmit(let content): text = content
            case .accepted: return await sayGoodbye(sink)
            case .failed(let error):
                await sayGoodbye(sink)
                throw error
            }
            do {
                try await sink.write(ByteBuffer(string: text))
            } catch {
                // The reason is at the end of what came in: a long silence, say, rather than a closed connection.
                while try await incoming.next() != nil {}
                throw error
            }
        }
        try Task.checkCancellation()
        throw MailError(.unreachable, "the mail server hung up")
    }

    /// The mail's fate is settled: a connection that breaks now changes nothing.
    private func sayGoodbye(_ sink: NIOAsyncChannelOutboundWriter<ByteBuffer>) async {
        try? await sink.write(ByteBuffer(string: "QUIT\r\n"))
    }
}
