public import JobModel

/// A page of a zone's subjects for one slot.
public struct SlotPage: Sendable, Hashable {
    /// One subject's job.
    public struct Member: Sendable, Hashable {
        /// The subject's id as text.
        public var subject: String
        /// The zone the subject was in, as the audience gave it.
        public var zone: String
        /// The job to store.
        public var job: JobInsert

        /// Creates a member.
        public init(subject: String, zone: String, job: JobInsert) {
            self.subject = subject
            self.zone = zone
            self.job = job
        }
    }

    /// Which slot.
    public var slot: SlotIdentity
    /// The members, ascending as the audience orders them.
    public var members: [Member]
    /// The last subject of the page before; nil for the first page.
    public var after: String?
    /// The last subject of this page, where the tick stands afterwards; nil if the audience gave none.
    public var last: String?
    /// Whether no page follows: then the tick ends and the cursor moves.
    public var isLast: Bool
    /// The lease under which it fires.
    public var lease: Lease?

    /// Creates a page.
    public init(
        slot: SlotIdentity, members: [Member], after: String?, last: String?, isLast: Bool, lease: Lease?
    ) {
        self.slot = slot
        self.members = members
        self.after = after
        self.last = last
        self.isLast = isLast
        self.lease = lease
    }
}
