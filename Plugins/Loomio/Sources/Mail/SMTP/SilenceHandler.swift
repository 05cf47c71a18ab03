import NIOCore

/// Ends the connection with an error when the server has been silent for too long.
final class SilenceHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
        context.fireErrorCaught(MailError(.timedOut, "the mail server did not answer in time"))
        context.close(promise: nil)
    }
}
