import NIOCore
import Synchronization

/// One connection of a scripted server.
final class ScriptHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var replies: ArraySlice<String?>
    private let heard: HeardLines
    private var text = ""
    private var isInMail = false

    init(_ replies: [String?], heard: HeardLines) {
        self.replies = replies[...]
        self.heard = heard
    }

    func channelActive(context: ChannelHandlerContext) {
        answer(context)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        text += String(buffer: unwrapInboundIn(data))
        while let end = text.firstRange(of: isInMail ? "\r\n.\r\n" : "\r\n") {
            let command = String(text[..<end.lowerBound])
            text = String(text[end.upperBound...])
            heard.lines.withLock { $0.append(command) }
            isInMail = false
            answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        // A script that has come to its end leaves the client waiting.
        guard let reply = replies.popFirst() else { return }
        guard let reply else { return context.close(promise: nil) }
        isInMail = reply.hasPrefix("354")
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: reply)), promise: nil)
    }
}
