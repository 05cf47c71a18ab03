public import JobTime

/// Remembers which slots of which schedule have fired: what makes each of them fire exactly once.
///
/// A slot is identified by (schedule, zone, slot text); the zone is empty for schedules with one zone of their own.
/// Every change that enqueues is one transaction with the ledger's own rows and does nothing at all
/// if the slot has been served before, whoever asks.
public protocol ScheduleLedger: Sendable {
    /// How many subjects a page should have that the store reads itself.
    var cohortLimit: Int { get }

    /// Where every schedule stands, one row for each schedule and zone.
    func cursors() async throws -> [ScheduleCursor]

    /// Sets where a schedule stands for a zone: a new or edited trigger begins at its activation.
    /// Only ever forward, unless the trigger's digest is another one.
    /// - Parameter lease: the lease under which it happens: a node that lost it may follow an older configuration.
    func activate(_ cursors: [ScheduleCursor], lease: Lease?) async throws

    /// Fires one slot of a schedule without subjects: records the tick, moves the cursor to `horizon`, and
    /// stores the job, in one transaction.
    func fire(_ slot: SlotFire) async throws -> SlotResult

    /// Fires one page of a zone's subjects for a slot, in one transaction; subjects that were already served that
    /// nominal date and slot, or a later date, are passed over, and those kept back by a guard are recorded as skipped.
    ///
    /// A tick's page is applied only if the tick stands where the page begins (`after`), so that of two leaders one
    /// wins.
    func fire(_ page: SlotPage) async throws -> SlotPageResult

    /// The same with the members read by the store itself, in the same transaction.
    func fire(_ cohort: SlotCohort) async throws -> SlotPageResult

    /// Of some subjects those that moved: served before, in another zone, and neither for this date nor a later one.
    func movers(
        among subjects: [String], of schedule: String, to zone: String, before date: CivilDate
    ) async throws -> [String]

    /// Ticks that were begun and not ended: a node died between two pages.
    func openTicks() async throws -> [ScheduleTick]

    /// Records slots that do not fire, with the reason, and moves the cursor. A slot that has fired stays so; one that
    /// is open goes no further.
    /// - Parameter lease: the lease under which it happens; nil when a person asks for it.
    func drop(_ drops: [SlotDrop], lease: Lease?) async throws

    /// The ticks of a schedule, newest first.
    func ticks(of schedule: String, limit: Int) async throws -> [ScheduleTick]

    /// The ticks of a schedule of which a slot was due in a range, oldest first; a run of dropped slots counts from its
    /// first to its last.
    func ticks(of schedule: String, in range: Range<Timestamp>) async throws -> [ScheduleTick]

    /// The slots that did not fire for a subject although they came, newest first.
    func skips(of subject: String, schedule: String, limit: Int) async throws -> [SubjectSkip]

    /// How many subjects a schedule's slots of a nominal date did not fire for, by slot, zone and reason.
    func skipCounts(of schedule: String, on date: CivilDate) async throws -> [SkipCount]

    /// What the ledger knows of one subject of a schedule, or of the schedule itself for an empty subject.
    func subject(_ subject: String, of schedule: String) async throws -> SubjectRecord?

    /// How many earlier jobs of this schedule and subject have not ended.
    func unfinishedJobs(schedule: String, subject: String) async throws -> UnfinishedJobs

    /// The schedules paused by hand, with since when.
    func pausedSchedules() async throws -> [String: Timestamp]

    /// Stops a schedule by hand; slots meanwhile are recorded as dropped.
    func pause(schedule: String) async throws

    /// Lifts a pause made by hand.
    func resume(schedule: String) async throws

    /// Carries the ledger's rows over from an id that was renamed; nothing happens if `new` has rows of its own.
    func rename(schedule old: String, to new: String) async throws
}

extension ScheduleLedger {
    /// A thousand: so many hold up nobody who waits to write.
    public var cohortLimit: Int { 1_000 }

    /// Sets where a schedule stands without asking for a lease.
    public func activate(_ cursors: [ScheduleCursor]) async throws { try await activate(cursors, lease: nil) }

    /// Records slots that do not fire without asking for a lease.
    public func drop(_ drops: [SlotDrop]) async throws { try await drop(drops, lease: nil) }
}
