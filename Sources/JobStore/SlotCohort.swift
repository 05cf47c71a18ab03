public import JobModel
public import JobSQL

/// A page of a zone's subjects that the store reads itself, from tables of its own database: who belongs to it, in
/// which zone, and what it gets are one moment.
public struct SlotCohort: Sendable, Hashable {
    /// Reads the page.
    public struct Query: Sendable, Hashable {
        /// One statement that only reads, ascending by its column `id` (a number or text), with at most `limit` rows
        /// behind `after`. Its further columns are the subject's fields.
        public var sql: String
        /// Its values.
        public var parameters: [SQLValue]
        /// Columns that are not the subject's own.
        public var hidden: Set<String>

        /// Creates a query.
        public init(sql: String, parameters: [SQLValue], hidden: Set<String> = []) {
            self.sql = sql
            self.parameters = parameters
            self.hidden = hidden
        }
    }

    /// Which slot.
    public var slot: SlotIdentity
    /// The slot before it in the same zone: a subject that missed it by moving there is noted as skipped.
    public var previous: SlotIdentity?
    /// The zone the subjects are served in, by its canonical name.
    public var zone: String
    /// Reads the subjects.
    public var query: Query
    /// What each of them gets.
    public var job: SubjectJob
    /// The last subject of the page before, as `SubjectID.position`; nil for the first page.
    public var after: String?
    /// How many subjects a full page has: fewer are the last page.
    public var limit: Int
    /// What may keep the slot from firing for a subject.
    public var guards: SlotGuards
    /// The lease under which it fires.
    public var lease: Lease?

    /// Creates a page.
    public init(
        slot: SlotIdentity, previous: SlotIdentity? = nil, zone: String, query: Query, job: SubjectJob, after: String?,
        limit: Int, guards: SlotGuards = SlotGuards(), lease: Lease?
    ) {
        self.slot = slot
        self.previous = previous
        self.zone = zone
        self.query = query
        self.job = job
        self.after = after
        self.limit = limit
        self.guards = guards
        self.lease = lease
    }
}
