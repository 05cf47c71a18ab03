public import JobTime

/// A slot that came and did not fire for one subject: the ledger's row for that date.
public struct SubjectSkip: Sendable, Hashable {
    /// The subject's id as text.
    public var subject: String
    /// Which slot; its zone is the one that the subject was in.
    public var slot: SlotIdentity
    /// Why.
    public var reason: SkipReason
    /// What exactly, for people; nil where the reason says it all.
    public var detail: String?
    /// When it was recorded.
    public var recordedAt: Timestamp

    /// Creates a skip.
    public init(
        subject: String, slot: SlotIdentity, reason: SkipReason, detail: String? = nil, recordedAt: Timestamp
    ) {
        self.subject = subject
        self.slot = slot
        self.reason = reason
        self.detail = detail
        self.recordedAt = recordedAt
    }
}
