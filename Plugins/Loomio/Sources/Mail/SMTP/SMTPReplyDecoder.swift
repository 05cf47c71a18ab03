import NIOCore

/// Cuts a server's bytes into replies, of which one may have many lines (`250-…`, then `250 …`).
struct SMTPReplyDecoder: ByteToMessageDecoder {
    typealias InboundOut = SMTPReply

    /// Longer lines, and more of them, are no SMTP server's: RFC 5321 allows lines of 512 bytes.
    private static let maximumLineLength = 2_048
    private static let maximumLines = 200

    private var code: Int?
    private var lines: [String] = []

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        guard let end = buffer.readableBytesView.firstIndex(of: UInt8(ascii: "\n")) else {
            guard buffer.readableBytes <= Self.maximumLineLength else { throw Self.error("a line without an end") }
            return .needMoreData
        }
        let length = end - buffer.readerIndex + 1
        var line = (buffer.readBytes(length: length) ?? []).dropLast()
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        if let reply = try append(line) {
            context.fireChannelRead(Self.wrapInboundOut(reply))
        }
        return .continue
    }

    mutating func decodeLast(
        context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
    ) throws -> DecodingState {
        while try decode(context: context, buffer: &buffer) == .continue {}
        return .needMoreData
    }

    /// Takes a line; returns the reply that it ends, if it does.
    private mutating func append(_ line: ArraySlice<UInt8>) throws -> SMTPReply? {
        let digits = line.prefix(3)
        guard digits.count == 3, digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(String(decoding: digits, as: UTF8.self)), (200...599).contains(number)
        else { throw Self.error("a line without a reply code") }
        guard code == nil || code == number else { throw Self.error("a reply whose lines have several codes") }
        let separator = line.dropFirst(3).first
        guard separator == nil || separator == UInt8(ascii: " ") || separator == UInt8(ascii: "-") else {
            throw Self.error("a reply code without a separator")
        }
        guard line.count <= Self.maximumLineLength, lines.count < Self.maximumLines else {
            throw Self.error("a reply without an end")
        }
        code = number
        lines.append(String(decoding: line.dropFirst(4), as: UTF8.self))
        guard separator != UInt8(ascii: "-") else { return nil }
        defer {
            code = nil
            lines = []
        }
        return SMTPReply(code: number, lines: lines)
    }

    private static func error(_ what: String) -> MailError {
        MailError(.protocolViolation, "the mail server sent \(what)")
    }
}
