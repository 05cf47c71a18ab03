public import JobModel

/// A page of a zone's subjects for one slot.
public struct SlotPage: Sendable, Hashable {
    /// One subject's job.
    public struct Member: Sendable, Hashable {
        /// The subject's id as text.
        public var subject: String
        /// The zone the subject is served in, by its canonical name.
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

    /// A subject for whom no job can be made.
    public struct Misfit: Sendable, Hashable {
        /// The subject's id as text.
        public var subject: String
        /// What is wrong, safe to show.
        public var detail: String

        /// Creates a misfit.
        public init(subject: String, detail: String) {
            self.subject = subject
            self.detail = detail
        }
    }

    /// Whom a page is for.
    public enum Purpose: Sendable, Hashable {
        /// Everybody in the zone, when the slot has come: the page is a part of the slot's tick.
        case tick
        /// Those who moved into the zone after its tick was over: only who was served before, in another zone, and
        /// not for this date or a later one. Its jobs are added to the tick, which must have fired.
        case movers
    }

    /// Which slot.
    public var slot: SlotIdentity
    /// The slot before it in the same zone: a subject that missed it by moving there is noted as skipped.
    public var previous: SlotIdentity?
    /// The members, ascending as the audience orders them.
    public var members: [Member]
    /// Subjects of the page for whom no job can be made; they are recorded as skipped.
    public var misfits: [Misfit]
    /// The last subject of the page before; nil for the first page.
    public var after: String?
    /// The last subject of this page, where the tick stands afterwards; nil if the audience gave none.
    public var last: String?
    /// Whether no page follows: then the tick ends and the cursor moves.
    public var isLast: Bool
    /// What may keep the slot from firing for a member.
    public var guards: SlotGuards
    /// Whom it is for.
    public var purpose: Purpose
    /// The lease under which it fires.
    public var lease: Lease?

    /// Creates a page.
    public init(
        slot: SlotIdentity, previous: SlotIdentity? = nil, members: [Member], misfits: [Misfit] = [], after: String?,
        last: String?, isLast: Bool, guards: SlotGuards = SlotGuards(), purpose: Purpose = .tick, lease: Lease?
    ) {
        self.slot = slot
        self.previous = previous
        self.members = members
        self.misfits = misfits
        self.after = after
        self.last = last
        self.isLast = isLast
        self.guards = guards
        self.purpose = purpose
        self.lease = lease
    }
}
