import JobPlugin

/// A mail server and how to sign in there.
struct SMTPServer: Sendable, Hashable {
    /// A name and a password.
    struct Credentials: Sendable, Hashable, CustomStringConvertible {
        let user: String
        let password: String

        /// Without the password.
        var description: String { "\(user):…" }
    }

    let host: String
    let port: Int
    let credentials: Credentials?

    init(host: String, port: Int, credentials: Credentials? = nil) {
        self.host = host
        self.port = port
        self.credentials = credentials
    }

    /// Reads `[user:password@]host[:port]`; the port is 25 unless given.
    /// - Throws: `PluginSettingsError`, without the value.
    init(authority text: String) throws {
        var rest = text[...]
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        guard !rest.contains("/"), !rest.contains("?"), !rest.contains("#") else {
            throw MailDestination.error("smtp:// takes a host and a port, no path, query or fragment")
        }
        var credentials: Credentials?
        if let at = rest.lastIndex(of: "@") {
            credentials = try Self.credentials(rest[..<at])
            rest = rest[rest.index(after: at)...]
        }
        let (host, port) = try Self.endpoint(rest)
        self.init(host: host, port: port, credentials: credentials)
    }

    private static func credentials(_ text: Substring) throws -> Credentials {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let user = percentDecoded(parts[0]), let password = percentDecoded(parts[1]),
            !user.isEmpty, !user.utf8.contains(0), !password.utf8.contains(0)
        else {
            throw MailDestination.error("the part before @ must be user:password, other characters percent-encoded")
        }
        return Credentials(user: user, password: password)
    }

    private static func endpoint(_ text: Substring) throws -> (host: String, port: Int) {
        var host = text
        var port: Substring?
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            host = text[text.index(after: text.startIndex)..<end]
            let behind = text[text.index(after: end)...]
            guard behind.isEmpty || behind.hasPrefix(":") else {
                throw MailDestination.error("only :port may follow the address in brackets")
            }
            port = behind.isEmpty ? nil : behind.dropFirst()
        } else if let colon = text.firstIndex(of: ":") {
            host = text[..<colon]
            port = text[text.index(after: colon)...]
        }
        guard !host.isEmpty, host.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw MailDestination.error("smtp:// needs a host")
        }
        guard let port else { return (String(host), 25) }
        guard let number = Int(port), (1...65_535).contains(number),
            port.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { throw MailDestination.error("the port must be a number from 1 to 65535") }
        return (String(host), number)
    }

    private static func percentDecoded(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(HexDigits.value),
                let low = rest.popFirst().flatMap(HexDigits.value)
            else { return nil }
            bytes.append(high << 4 | low)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
