/// What the names of things may look like. Hand-written scanners: River's pattern for queues backtracks
/// exponentially.
public enum NameRule: Sendable, CaseIterable {
    /// `[a-z0-9]+([_-][a-z0-9]+)*`, 1 to 64.
    case queue
    /// ASCII letters, digits and `_` first, then also `- [ ] < > / . : +`, 2 to 127.
    case kind
    /// Retry policies, schedules, environments, plugins: `[a-z0-9]+([._-][a-z0-9]+)*`, 1 to 100.
    case identifier
    /// Word characters, with `-` inside, 3 to 255.
    case tag

    /// Whether the text is such a name.
    public func accepts(_ text: some StringProtocol) -> Bool {
        let bytes = Array(text.utf8)
        switch self {
        case .queue: return bytes.count <= 64 && NameRule.isWords(bytes, joinedBy: [0x5F, 0x2D])
        case .identifier: return bytes.count <= 100 && NameRule.isWords(bytes, joinedBy: [0x5F, 0x2D, 0x2E])
        case .kind:
            guard (2...127).contains(bytes.count), let first = bytes.first, NameRule.isWord(first) else { return false }
            return bytes.dropFirst().allSatisfy { NameRule.isWord($0) || NameRule.kindMarks.contains($0) }
        case .tag:
            guard (3...255).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return false }
            return NameRule.isWord(first) && NameRule.isWord(last)
                && bytes.allSatisfy { NameRule.isWord($0) || $0 == 0x2D }
        }
    }

    /// The rule in words, for a diagnostic's help.
    public var expectation: String {
        switch self {
        case .queue: "1 to 64 lower-case letters and digits, joined by single `_` or `-`"
        case .identifier: "1 to 100 lower-case letters and digits, joined by single `_`, `-` or `.`"
        case .kind: "2 to 127 ASCII letters, digits and `_`, then also `- . / : + [ ] < >`"
        case .tag: "3 to 255 ASCII letters, digits and `_`, with `-` inside"
        }
    }

    private static let kindMarks: Set<UInt8> = Set("-[]<>/.:+".utf8)

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        default: false
        }
    }

    private static func isWords(_ bytes: [UInt8], joinedBy joints: Set<UInt8>) -> Bool {
        var afterLetter = false
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: afterLetter = true
            case let byte where joints.contains(byte) && afterLetter: afterLetter = false
            default: return false
            }
        }
        return afterLetter
    }
}
