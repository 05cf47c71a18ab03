/// A mailbox, as a sender or a recipient: `local@domain` in plain ASCII.
///
/// It holds nothing that could end a header or an SMTP command: no blanks, no controls, no angle brackets.
struct MailAddress: Sendable, Hashable {
    /// The part before the `@`.
    let local: String
    /// The part behind the `@`.
    let domain: String

    /// Reads an address; nil if it is none or needs more than ASCII.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254, bytes.allSatisfy(Self.isAllowed), let at = bytes.lastIndex(of: UInt8(ascii: "@"))
        else { return nil }
        let local = bytes[..<at]
        let domain = bytes[(at + 1)...]
        guard (1...64).contains(local.count), !local.contains(UInt8(ascii: "@")), Self.isDotted(local),
            !domain.isEmpty, Self.isDotted(domain), domain.allSatisfy(Self.isDomainByte)
        else { return nil }
        self.local = String(decoding: local, as: UTF8.self)
        self.domain = String(decoding: domain, as: UTF8.self)
    }

    /// `local@domain`
    var text: String { local + "@" + domain }

    private static let forbidden = Set("\"(),:;<>[\\] ".utf8)

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !forbidden.contains(byte)
    }

    /// Neither begins nor ends with a dot, nor has two in a row.
    private static func isDotted(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
    }

    private static func isDomainByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
