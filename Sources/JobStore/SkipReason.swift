/// Why a slot that came did not fire for a subject, or for a schedule without subjects.
public struct SkipReason: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The text in the ledger.
    public let rawValue: String

    /// A reason by its text in the ledger.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// It came too soon after the last one.
    public static let minGap = SkipReason(rawValue: "min_gap")
    /// An earlier job of the subject had not ended.
    public static let ifRunning = SkipReason(rawValue: "if_running")
    /// The subject moved to another zone, where the slot was over for too long already.
    public static let zoneChange = SkipReason(rawValue: "zone_change")
    /// What the audience says of the subject does not make a job of its kind.
    public static let misfit = SkipReason(rawValue: "misfit")

    /// The text in the ledger.
    public var description: String { rawValue }
}
