import JobModel
import JobStore
import JobTime

/// What the ledger remembers of schedules without subjects.
enum LedgerChecks {
    static let all = [
        ConformanceCheck("a slot fires once", once),
        ConformanceCheck("a slot's key is schedule, zone and slot", identity),
        ConformanceCheck("a slot whose job is a duplicate has fired", duplicate),
        ConformanceCheck("a slot of a bad job does not fire and can be fired again", badJob),
        ConformanceCheck("a slot under a lost lease changes nothing", lostLease),
        ConformanceCheck("a cursor moves forward only", forward),
        ConformanceCheck("another digest sets a cursor anew", digest),
        ConformanceCheck("a slot fired by hand may leave the cursor", byHand),
        ConformanceCheck("a dropped slot has its reason and fires only by hand", drop),
        ConformanceCheck("ticks are newest first and limited", ticks),
        ConformanceCheck("an unfinished job is known until it ends", unfinished),
        ConformanceCheck("a schedule is paused and resumed", pause),
        ConformanceCheck("a rename carries everything over", rename),
        ConformanceCheck("a rename to a known schedule does nothing", renameTaken),
    ]

    static func once(_ context: ConformanceContext) async throws {
        try await context.activate()
        let slot = context.slot(0)
        guard case .fired(let result) = try await context.fire(slot) else {
            throw ConformanceFailure("the slot did not fire")
        }
        try expect(!result.isDuplicate, "the job is a duplicate")
        try expectEqual(try await context.state(result.id), .available, "the job's state")
        try expectEqual(try await context.horizon(), slot.instant, "the cursor")
        for _ in 0..<2 { try expectEqual(try await context.fire(slot), .alreadyServed, "firing again") }
        try expectEqual(try await context.jobCount(), 1, "the stored jobs")
        let ticks = try await context.store.ticks(of: "daily", limit: 10)
        try expectEqual(ticks.map(\.slot), [slot], "the slots in the ledger")
        try expectEqual(ticks.map(\.status), [.fired], "their status")
        try expectEqual(ticks.map(\.jobs), [1], "their jobs")
        guard let record = try await context.store.subject("", of: "daily") else {
            throw ConformanceFailure("the schedule has no record")
        }
        try expectEqual(record.date, slot.date, "the last date")
        try expectEqual(record.slots, [slot.slot], "the last slots")
        try expectEqual(record.job, result.id, "the last job")
        try expect(try await context.store.openTicks().isEmpty, "a tick stayed open")
    }

    static func identity(_ context: ConformanceContext) async throws {
        let first = context.slot(0)
        var second = first
        second.slot += "#1"
        for slot in [first, second, context.slot(0, schedule: "other"), context.slot(1)] {
            guard case .fired = try await context.fire(slot) else {
                throw ConformanceFailure("the slot \(slot) did not fire")
            }
        }
        try expectEqual(try await context.jobCount(), 4, "the stored jobs")
    }

    static func duplicate(_ context: ConformanceContext) async throws {
        let holder = try await context.insert(context.unique(1))
        guard case .fired(let result) = try await context.fire(context.slot(0), job: context.unique(1)) else {
            throw ConformanceFailure("the slot did not fire")
        }
        try expect(result.isDuplicate, "the job is no duplicate")
        try expectEqual(result.id, holder, "the holder of the key")
        try expectEqual(try await context.fire(context.slot(0)), .alreadyServed, "firing again")
        try expectEqual(try await context.store.ticks(of: "daily", limit: 1).map(\.jobs), [0], "the jobs it stored")
    }

    static func badJob(_ context: ConformanceContext) async throws {
        try await context.activate()
        let horizon = try await context.horizon()
        try await expectRefusal(.invalid, "a slot's bad job") {
            _ = try await context.fire(context.slot(0), job: JobInsert(kind: "sort", arguments: "[]"))
        }
        try expect(try await context.store.ticks(of: "daily", limit: 1).isEmpty, "a refused slot is in the ledger")
        try expectEqual(try await context.horizon(), horizon, "the cursor")
        guard case .fired = try await context.fire(context.slot(0)) else {
            throw ConformanceFailure("the slot did not fire")
        }
    }

    static func lostLease(_ context: ConformanceContext) async throws {
        try await context.activate()
        let lease = try await context.lead()
        guard case .fired = try await context.fire(context.slot(0), lease: lease) else {
            throw ConformanceFailure("the slot did not fire under its lease")
        }
        try await context.harness.advance(by: .seconds(10))
        try await expectRefusal(.lostLease, "a slot under a lease that ran out") {
            _ = try await context.fire(context.slot(1), lease: lease)
        }
        let next = try await context.lead("node_b")
        try await expectRefusal(.lostLease, "a slot under a lease that somebody else holds") {
            _ = try await context.fire(context.slot(1), lease: lease)
        }
        try await expectRefusal(.lostLease, "a page under a lease that somebody else holds") {
            _ = try await context.page(context.slot(1), ["1"], lease: lease)
        }
        let cursor = ScheduleCursor(
            schedule: "daily", digest: "old", activatedAt: context.slot(9).instant, horizon: context.slot(9).instant)
        try await expectRefusal(.lostLease, "an activation under a lease that somebody else holds") {
            try await context.store.activate([cursor], lease: lease)
        }
        try await expectRefusal(.lostLease, "a drop under a lease that somebody else holds") {
            try await context.store.drop([SlotDrop(slot: context.slot(1), reason: "missed")], lease: lease)
        }
        var other = next
        other.term = Timestamp(microseconds: next.term.microseconds - 1)
        try await expectRefusal(.lostLease, "a slot under another term") {
            _ = try await context.fire(context.slot(1), lease: other)
        }
        try expectEqual(try await context.jobCount(), 1, "the stored jobs")
        try expectEqual(try await context.horizon(), context.slot(0).instant, "the cursor")
    }

    static func forward(_ context: ConformanceContext) async throws {
        try await context.activate()
        _ = try await context.fire(context.slot(3))
        _ = try await context.fire(context.slot(1))
        try expectEqual(try await context.horizon(), context.slot(3).instant, "the cursor after an older slot")
        try await context.store.drop([SlotDrop(slot: context.slot(2), reason: "missed")])
        try await context.activate(from: 0)
        try expectEqual(try await context.horizon(), context.slot(3).instant, "the cursor after an activation")
        try await context.activate(from: 5)
        try expectEqual(try await context.horizon(), context.slot(5).instant, "the cursor after a later activation")
        let record = try await context.store.subject("", of: "daily")
        try expectEqual(record?.date, context.slot(3).date, "the last date")
        try expectEqual(
            try await context.store.cursors().map(\.activatedAt), [context.slot(-1).instant], "the activation")
    }

    static func digest(_ context: ConformanceContext) async throws {
        try await context.activate(from: 5)
        try await context.activate(zone: "Europe/Paris", from: 4)
        try await context.activate(digest: "two", from: 2)
        let cursors = try await context.store.cursors()
        try expectEqual(cursors.map(\.zone), ["", "Europe/Paris"], "the zones")
        try expectEqual(cursors.map(\.digest), ["two", "one"], "the digests")
        try expectEqual(cursors[0].horizon, context.slot(2).instant, "the cursor of the edited one")
        try expectEqual(cursors[0].activatedAt, context.slot(2).instant, "the activation of the edited one")
        try expectEqual(cursors[1].horizon, context.slot(4).instant, "the cursor of the other zone")
    }

    static func byHand(_ context: ConformanceContext) async throws {
        try await context.activate()
        var slot = context.slot(2)
        slot.reason = "manual"
        let result = try await context.store.fire(
            SlotFire(slot: slot, job: context.scheduled(), lease: nil, movesCursor: false))
        guard case .fired = result else { throw ConformanceFailure("the slot did not fire") }
        try expectEqual(try await context.horizon(), context.slot(-1).instant, "the cursor")
        try expectEqual(
            try await context.store.ticks(of: "daily", limit: 1).map(\.slot.reason), ["manual"], "the reason")
    }

    static func drop(_ context: ConformanceContext) async throws {
        try await context.activate()
        let slots = [context.slot(0), context.slot(1)]
        try await context.store.drop(slots.map { SlotDrop(slot: $0, reason: "paused") })
        try expectEqual(try await context.horizon(), slots[1].instant, "the cursor")
        let ticks = try await context.store.ticks(of: "daily", limit: 10)
        try expectEqual(ticks.map(\.slot), slots.reversed(), "the slots in the ledger")
        try expectEqual(ticks.map(\.status), [.dropped, .dropped], "their status")
        try expectEqual(ticks.map(\.reason), ["paused", "paused"], "their reasons")
        try expectEqual(try await context.fire(slots[0]), .alreadyServed, "firing a dropped slot")
        _ = try await context.fire(context.slot(2))
        try await context.store.drop([SlotDrop(slot: context.slot(2), reason: "paused")])
        try expectEqual(
            try await context.store.ticks(of: "daily", limit: 1).map(\.status), [.fired], "a fired slot that is dropped"
        )
        try expectEqual(try await context.jobCount(), 1, "the stored jobs")
        let revival = SlotFire(
            slot: slots[0], job: context.scheduled(), lease: nil, movesCursor: false, revivesDropped: true)
        guard case .fired = try await context.store.fire(revival) else {
            throw ConformanceFailure("a dropped slot did not fire by hand")
        }
        try expectEqual(try await context.store.fire(revival), .alreadyServed, "firing it by hand again")
    }

    static func ticks(_ context: ConformanceContext) async throws {
        for day in [1, 3, 2] { _ = try await context.fire(context.slot(day)) }
        let slots = try await context.store.ticks(of: "daily", limit: 2).map(\.slot)
        try expectEqual(slots, [context.slot(3), context.slot(2)], "the newest slots")
        try expect(try await context.store.ticks(of: "other", limit: 9).isEmpty, "another schedule has ticks")
        try expect(try await context.store.subject("", of: "other") == nil, "another schedule has a record")
    }

    static func unfinished(_ context: ConformanceContext) async throws {
        func count(_ subject: String = "") async throws -> UnfinishedJobs {
            try await context.store.unfinishedJobs(schedule: "daily", subject: subject)
        }
        let none = UnfinishedJobs(running: 0, waiting: 0)
        try expectEqual(try await count(), none, "the jobs of a new schedule")
        _ = try await context.insert()
        _ = try await context.insert(context.scheduled("other"))
        _ = try await context.page(context.slot(0), ["7"])
        try expectEqual(try await count(), none, "the jobs beside another one's")
        try expectEqual(try await count("7"), UnfinishedJobs(running: 0, waiting: 1), "a subject's jobs")
        try expectEqual(try await count("8"), none, "another subject's jobs")
        _ = try await context.fire(context.slot(1))
        try expectEqual(try await count(), UnfinishedJobs(running: 0, waiting: 1), "the waiting jobs")
        let claimed = try await context.claim(9)
        try expectEqual(try await count(), UnfinishedJobs(running: 1, waiting: 0), "the running jobs")
        _ = try await context.fire(context.slot(2))
        try expectEqual(try await count(), UnfinishedJobs(running: 1, waiting: 1), "the jobs of two slots")
        _ = try await context.store.finish(
            claimed.map { JobFinish($0.claim, .retry(after: .seconds(60), error: "no")) })
        try expectEqual(try await count(), UnfinishedJobs(running: 0, waiting: 2), "the retryable jobs")
        _ = try await context.store.cancel(claimed.map(\.claim.id))
        try expectEqual(try await count(), UnfinishedJobs(running: 0, waiting: 1), "the jobs after one ended")
        try expectEqual(try await count("7"), none, "the jobs of a subject whose job ended")
    }

    static func pause(_ context: ConformanceContext) async throws {
        let store = context.store
        try expect(try await store.pausedSchedules().isEmpty, "a new store has paused schedules")
        try await store.pause(schedule: "daily")
        let first = try await store.pausedSchedules()
        try expectEqual(Array(first.keys), ["daily"], "the paused schedules")
        try await context.harness.advance(by: .seconds(5))
        try await store.pause(schedule: "daily")
        try expectEqual(try await store.pausedSchedules(), first, "the time of the pause")
        try await store.resume(schedule: "daily")
        try await store.resume(schedule: "nobody")
        try expect(try await store.pausedSchedules().isEmpty, "a resumed schedule is paused")
    }

    static func rename(_ context: ConformanceContext) async throws {
        try await context.activate()
        _ = try await context.fire(context.slot(0))
        _ = try await context.page(context.slot(1), ["7"])
        try await context.store.pause(schedule: "daily")
        let before = try await context.store.subject("7", of: "daily")
        try await context.store.rename(schedule: "daily", to: "mornings")
        try expectEqual(try await context.store.cursors().map(\.schedule), ["mornings"], "the cursors")
        try expectEqual(try await context.store.ticks(of: "mornings", limit: 9).count, 2, "the ticks")
        try expectEqual(try await context.store.subject("7", of: "mornings"), before, "the subject")
        try expectEqual(Array(try await context.store.pausedSchedules().keys), ["mornings"], "the paused schedules")
        try expectEqual(
            try await context.store.unfinishedJobs(schedule: "mornings", subject: "7"),
            UnfinishedJobs(running: 0, waiting: 1), "the subject's jobs")
        try expect(try await context.store.ticks(of: "daily", limit: 9).isEmpty, "the old id has ticks")
        var slot = context.slot(0)
        slot.schedule = "mornings"
        try expectEqual(try await context.fire(slot), .alreadyServed, "firing a slot served under the old id")
    }

    static func renameTaken(_ context: ConformanceContext) async throws {
        _ = try await context.fire(context.slot(0))
        _ = try await context.fire(context.slot(0, schedule: "mornings"))
        try await context.store.rename(schedule: "daily", to: "mornings")
        try expectEqual(try await context.store.ticks(of: "daily", limit: 9).count, 1, "the old id's ticks")
        try expectEqual(try await context.store.ticks(of: "mornings", limit: 9).count, 1, "the new id's ticks")
    }
}
