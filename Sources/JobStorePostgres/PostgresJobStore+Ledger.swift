package import JobStore
package import JobTime

extension PostgresJobStore: ScheduleLedger {
    /// A page is one statement here, which blocks nobody. What two of them add to the wide indexes stays below what those
    /// let gather: see ``TidyWideIndexes``.
    package var cohortLimit: Int { 6_000 }

    package func cursors() async throws -> [ScheduleCursor] {
        try await run { try MoveCursors.list(on: $0) }
    }

    package func activate(_ cursors: [ScheduleCursor], lease: Lease?) async throws {
        try await write { connection in
            try KeepLeases.check(lease, on: connection)
            try MoveCursors.activate(cursors, on: connection)
        }
    }

    package func fire(_ slot: SlotFire) async throws -> SlotResult {
        let result = try await write { [insertNotices] in try FireSlot(notices: insertNotices).run(slot, on: $0) }
        if case .fired = result { signal.fire() }
        return result
    }

    package func fire(_ page: SlotPage) async throws -> SlotPageResult {
        let result = try await write { [insertNotices] in try FirePage(notices: insertNotices).run(page, on: $0) }
        if case .fired = result { signal.fire() }
        return result
    }

    package func fire(_ cohort: SlotCohort) async throws -> SlotPageResult {
        // What the page before has left is sorted in beside this one; if that fails, the server does it some time.
        async let tidied: Void? = cohort.after == nil ? nil : try? run { try TidyWideIndexes.run(on: $0) }
        let result = try await write { [insertNotices] in
            try FireCohort(notices: insertNotices).run(cohort, on: $0)
        }
        _ = await tidied
        if case .fired = result { signal.fire() }
        return result
    }

    package func movers(
        among subjects: [String], of schedule: String, to zone: String, before date: CivilDate
    ) async throws -> [String] {
        try await run { try FindMovers(schedule: schedule, zone: zone, date: date).run(among: subjects, on: $0) }
    }

    package func openTicks() async throws -> [ScheduleTick] {
        try await run { try ReadTicks.open(on: $0) }
    }

    package func drop(_ drops: [SlotDrop], lease: Lease?) async throws {
        try await write { connection in
            let now = try LockSchedules.lock(drops.map(\.slot.schedule), on: connection)
            try KeepLeases.check(lease, on: connection)
            try DropSlots(now: now).run(drops, on: connection)
        }
    }

    package func ticks(of schedule: String, limit: Int) async throws -> [ScheduleTick] {
        try await run { try ReadTicks.newest(of: schedule, limit: limit, on: $0) }
    }

    package func ticks(of schedule: String, in range: Range<Timestamp>) async throws -> [ScheduleTick] {
        try await run { try ReadTicks.due(in: range, of: schedule, on: $0) }
    }

    package func skips(of subject: String, schedule: String, limit: Int) async throws -> [SubjectSkip] {
        try await run { try RecordSkips.list(of: subject, schedule: schedule, limit: limit, on: $0) }
    }

    package func skipCounts(of schedule: String, on date: CivilDate) async throws -> [SkipCount] {
        try await run { try CountSkips(schedule: schedule, date: date).run(on: $0) }
    }

    package func subject(_ subject: String, of schedule: String) async throws -> SubjectRecord? {
        try await run { try ServeSubjects.records(of: [subject], schedule: schedule, on: $0)[subject] }
    }

    package func unfinishedJobs(schedule: String, subject: String) async throws -> UnfinishedJobs {
        try await run { connection in
            try CountUnfinishedJobs.of([subject], schedule: schedule, on: connection)[subject]
                ?? UnfinishedJobs(running: 0, waiting: 0)
        }
    }

    package func pausedSchedules() async throws -> [String: Timestamp] {
        try await run { try PauseSchedules.list(on: $0) }
    }

    package func pause(schedule: String) async throws {
        try await run { try PauseSchedules.pause(schedule, on: $0) }
    }

    package func resume(schedule: String) async throws {
        try await run { try PauseSchedules.resume(schedule, on: $0) }
    }

    package func rename(schedule old: String, to new: String) async throws {
        try await write { try RenameSchedule(old: old, new: new).run(on: $0) }
    }
}
