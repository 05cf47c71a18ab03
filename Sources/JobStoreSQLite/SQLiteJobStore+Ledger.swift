package import JobStore
package import JobTime

extension SQLiteJobStore: ScheduleLedger {
    package func cursors() async throws -> [ScheduleCursor] {
        try await read { try MoveCursors.list(on: $0) }
    }

    package func activate(_ cursors: [ScheduleCursor], lease: Lease?) async throws {
        try await write { connection, now in
            try KeepLeases.check(lease, now: now, on: connection)
            try MoveCursors.activate(cursors, on: connection)
        }
    }

    package func fire(_ slot: SlotFire) async throws -> SlotResult {
        let result = try await write { try FireSlot(now: $1).run(slot, on: $0) }
        if case .fired = result { signal.fire() }
        return result
    }

    package func fire(_ page: SlotPage) async throws -> SlotPageResult {
        let result = try await write { try FirePage(now: $1).run(page, on: $0) }
        if case .fired = result { signal.fire() }
        return result
    }

    package func fire(_ cohort: SlotCohort) async throws -> SlotPageResult {
        let result = try await write { try FireCohort(now: $1).run(cohort, on: $0) }
        if case .fired = result { signal.fire() }
        return result
    }

    package func movers(
        among subjects: [String], of schedule: String, to zone: String, before date: CivilDate
    ) async throws -> [String] {
        try await read { try FindMovers(schedule: schedule, zone: zone, date: date).run(among: subjects, on: $0) }
    }

    package func openTicks() async throws -> [ScheduleTick] {
        try await read { try ReadTicks.open(on: $0) }
    }

    package func drop(_ drops: [SlotDrop], lease: Lease?) async throws {
        try await write { connection, now in
            try KeepLeases.check(lease, now: now, on: connection)
            try DropSlots(now: now).run(drops, on: connection)
        }
    }

    package func ticks(of schedule: String, limit: Int) async throws -> [ScheduleTick] {
        try await read { try ReadTicks.newest(of: schedule, limit: limit, on: $0) }
    }

    package func ticks(of schedule: String, in range: Range<Timestamp>) async throws -> [ScheduleTick] {
        try await read { try ReadTicks.due(in: range, of: schedule, on: $0) }
    }

    package func skips(of subject: String, schedule: String, limit: Int) async throws -> [SubjectSkip] {
        try await read { try RecordSkips.list(of: subject, schedule: schedule, limit: limit, on: $0) }
    }

    package func skipCounts(of schedule: String, on date: CivilDate) async throws -> [SkipCount] {
        try await read { try CountSkips(schedule: schedule, date: date).run(on: $0) }
    }

    package func subject(_ subject: String, of schedule: String) async throws -> SubjectRecord? {
        try await read { try ServeSubjects.record(of: subject, schedule: schedule, on: $0) }
    }

    package func unfinishedJobs(schedule: String, subject: String) async throws -> UnfinishedJobs {
        try await read { try CountUnfinishedJobs(schedule: schedule, subject: subject).run(on: $0) }
    }

    package func pausedSchedules() async throws -> [String: Timestamp] {
        try await read { try PauseSchedules.list(on: $0) }
    }

    package func pause(schedule: String) async throws {
        try await write { try PauseSchedules.pause(schedule, now: $1, on: $0) }
    }

    package func resume(schedule: String) async throws {
        try await write { connection, _ in try PauseSchedules.resume(schedule, on: connection) }
    }

    package func rename(schedule old: String, to new: String) async throws {
        try await write { connection, _ in try RenameSchedule(old: old, new: new).run(on: connection) }
    }
}
