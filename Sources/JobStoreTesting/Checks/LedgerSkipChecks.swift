import JSONTree
import JobModel
import JobSQL
import JobStore
import JobTime

/// What the ledger remembers of slots that came and did not fire, and of subjects that moved.
enum LedgerSkipChecks {
    static let all = [
        ConformanceCheck("a minimum gap keeps a subject's slot back, and exactly the gap does not", minGap),
        ConformanceCheck("a minimum gap counts from when the last slot was due", minGapFromDue),
        ConformanceCheck("an unfinished job keeps a subject's slot back", ifRunning),
        ConformanceCheck("a guard keeps a slot without subjects back", guardedSlot),
        ConformanceCheck("a subject for whom no job can be made is recorded", misfit),
        ConformanceCheck("skips are counted by slot, zone and reason", counts),
        ConformanceCheck("movers are those served before in another zone", movers),
        ConformanceCheck("a page for movers adds to a tick that has fired, once", moverPage),
        ConformanceCheck("a subject that missed a slot by moving is recorded", zoneChange),
        ConformanceCheck("ticks are found by when their slots were due", ticksInRange),
        ConformanceCheck("a run of dropped slots says how many it stands for", dropRun),
        ConformanceCheck("a run whose last slot fires after all still tells of the others", revivedRun),
        ConformanceCheck("skips are renamed and removed with the ledger", skipsEnd),
    ]

    private static func page(
        _ context: ConformanceContext, _ slot: SlotIdentity, _ subjects: [String], zone: String? = nil,
        previous: SlotIdentity? = nil, guards: SlotGuards = SlotGuards(), purpose: SlotPage.Purpose = .tick
    ) async throws -> SlotPageResult {
        let members = subjects.map {
            SlotPage.Member(
                subject: $0, zone: zone ?? slot.zone, job: context.scheduled(slot.schedule, subject: $0))
        }
        return try await context.store.fire(
            SlotPage(
                slot: slot, previous: previous, members: members, after: nil, last: subjects.last, isLast: true,
                guards: guards, purpose: purpose, lease: nil))
    }

    static func minGap(_ context: ConformanceContext) async throws {
        let guards = SlotGuards(minGap: .seconds(43_200))
        _ = try await page(context, context.slot(0), ["1", "2"], guards: guards)
        var soon = context.slot(1)
        soon.instant = context.slot(0).instant.advanced(by: .seconds(43_199))
        try expectEqual(
            try await page(context, soon, ["1", "3"], guards: guards),
            .fired(SlotPageCounts(jobs: 1, skipped: 1), after: nil), "a slot that comes too soon")
        let skips = try await context.store.skips(of: "1", schedule: "daily", limit: 9)
        try expectEqual(skips.map(\.reason), [.minGap], "the reason")
        try expectEqual(skips.map(\.slot), [soon], "the slot")
        try expect(try await context.store.skips(of: "3", schedule: "daily", limit: 9).isEmpty, "another one has skips")
        try expectEqual(try await context.store.ticks(of: "daily", limit: 1).map(\.skipped), [1], "the tick's skips")
        var enough = context.slot(2)
        enough.instant = context.slot(0).instant.advanced(by: .seconds(43_200))
        try expectEqual(
            try await page(context, enough, ["1"], guards: guards), .fired(SlotPageCounts(jobs: 1), after: nil),
            "a slot after exactly the gap")
    }

    static func minGapFromDue(_ context: ConformanceContext) async throws {
        _ = try await page(context, context.slot(0), ["1"])
        // Whenever it was served, it was due at its own instant.
        try await context.harness.advance(by: .seconds(10))
        try expectEqual(
            try await context.store.subject("1", of: "daily")?.instant, context.slot(0).instant, "when it was due")
        try expectEqual(
            try await page(context, context.slot(1), ["1"], guards: SlotGuards(minGap: .seconds(86_400))),
            .fired(SlotPageCounts(jobs: 1), after: nil), "a slot a day later")
    }

    static func ifRunning(_ context: ConformanceContext) async throws {
        _ = try await page(context, context.slot(0), ["1"])
        try expectEqual(
            try await page(context, context.slot(1), ["1", "2"], guards: SlotGuards(ifRunning: .skip)),
            .fired(SlotPageCounts(jobs: 1, skipped: 1), after: nil), "a slot beside a waiting job")
        try expectEqual(
            try await context.store.skips(of: "1", schedule: "daily", limit: 9).map(\.reason), [.ifRunning],
            "the reason")
        _ = try await context.claim(9)
        try expectEqual(
            try await page(context, context.slot(2), ["1", "2"], guards: SlotGuards(ifRunning: .queueOne)),
            .fired(SlotPageCounts(jobs: 2), after: nil), "a slot beside running jobs")
        try expectEqual(
            try await page(context, context.slot(3), ["1"], guards: SlotGuards(ifRunning: .queueOne)),
            .fired(SlotPageCounts(skipped: 1), after: nil), "a slot beside a running and a waiting job")
        try expectEqual(
            try await page(context, context.slot(4), ["1"]), .fired(SlotPageCounts(jobs: 1), after: nil),
            "a slot without guards")
    }

    static func guardedSlot(_ context: ConformanceContext) async throws {
        try await context.activate()
        _ = try await context.fire(context.slot(0))
        let fire = SlotFire(
            slot: context.slot(1), job: context.scheduled(), guards: SlotGuards(ifRunning: .skip), lease: nil)
        try expectEqual(try await context.store.fire(fire), .refused(.ifRunning), "the slot")
        try expectEqual(try await context.store.fire(fire), .alreadyServed, "the slot again")
        let tick = try await context.store.ticks(of: "daily", limit: 1).first
        try expectEqual(tick?.status, .dropped, "its status")
        try expectEqual(tick?.reason, "if_running", "its reason")
        try expectEqual(try await context.horizon(), context.slot(1).instant, "the cursor")
        try expectEqual(try await context.jobCount(), 1, "the stored jobs")
    }

    static func misfit(_ context: ConformanceContext) async throws {
        let slot = context.slot(0)
        let page = SlotPage(
            slot: slot, members: [], misfits: [SlotPage.Misfit(subject: "7", detail: "args.name: missing")],
            after: nil, last: "#7", isLast: true, lease: nil)
        try expectEqual(try await context.store.fire(page), .fired(SlotPageCounts(skipped: 1), after: nil), "the page")
        let skips = try await context.store.skips(of: "7", schedule: "daily", limit: 9)
        try expectEqual(skips.map(\.reason), [.misfit], "the reason")
        try expectEqual(skips.map(\.detail), ["args.name: missing"], "the detail")
        try expect(try await context.store.subject("7", of: "daily") == nil, "it counts as served")
    }

    static func counts(_ context: ConformanceContext) async throws {
        let guards = SlotGuards(ifRunning: .skip)
        _ = try await page(context, context.slot(0), ["1", "2", "3"])
        _ = try await page(context, context.slot(1, zone: "Asia/Tokyo"), ["1", "2"], guards: guards)
        _ = try await page(context, context.slot(1, zone: "Europe/London"), ["3"], guards: guards)
        let misfit = SlotPage(
            slot: context.slot(1), members: [], misfits: [SlotPage.Misfit(subject: "4", detail: "no name")],
            after: nil, last: "#4", isLast: true, lease: nil)
        _ = try await context.store.fire(misfit)
        let slot = context.slot(1)
        try expectEqual(
            try await context.store.skipCounts(of: "daily", on: slot.date),
            [
                SkipCount(slot: slot.slot, zone: "", reason: .misfit, subjects: 1),
                SkipCount(slot: slot.slot, zone: "Asia/Tokyo", reason: .ifRunning, subjects: 2),
                SkipCount(slot: slot.slot, zone: "Europe/London", reason: .ifRunning, subjects: 1),
            ], "the counts")
        try expectEqual(
            try await context.store.skipCounts(of: "daily", on: context.slot(0).date), [], "the counts of another day")
        try expectEqual(
            try await context.store.skipCounts(of: "other", on: slot.date), [], "the counts of another schedule")
    }

    static func movers(_ context: ConformanceContext) async throws {
        _ = try await page(context, context.slot(0), ["1", "2"], zone: "America/Los_Angeles")
        _ = try await page(context, context.slot(0, zone: "Asia/Tokyo"), ["3"], zone: "Asia/Tokyo")
        _ = try await page(context, context.slot(1), ["4"], zone: "America/Los_Angeles")
        try expectEqual(
            try await context.store.movers(
                among: ["2", "1", "3", "4", "5"], of: "daily", to: "Asia/Tokyo", before: context.slot(1).date),
            ["2", "1"], "those who moved to Tokyo and were not served for that date")
        try expect(
            try await context.store.movers(
                among: [], of: "daily", to: "Asia/Tokyo", before: context.slot(1).date
            ).isEmpty, "nobody moved")
    }

    static func moverPage(_ context: ConformanceContext) async throws {
        let slot = context.slot(1, zone: "Asia/Tokyo")
        _ = try await page(context, context.slot(0), ["1"], zone: "America/Los_Angeles")
        guard case .elsewhere = try await page(context, slot, ["1"], zone: "Asia/Tokyo", purpose: .movers) else {
            throw ConformanceFailure("movers were served before the zone's tick")
        }
        _ = try await page(context, slot, ["3"], zone: "Asia/Tokyo")
        for jobs in [1, 0] {
            try expectEqual(
                try await page(context, slot, ["1", "2", "3"], zone: "Asia/Tokyo", purpose: .movers),
                .fired(SlotPageCounts(jobs: jobs), after: nil), "the page")
        }
        let tick = try await context.store.ticks(of: "daily", limit: 1).first
        try expectEqual(tick?.jobs, 2, "the tick's jobs")
        try expectEqual(tick?.status, .fired, "its status")
        let record = try await context.store.subject("1", of: "daily")
        try expectEqual(record?.zone, "Asia/Tokyo", "the mover's zone")
        try expect(try await context.store.subject("2", of: "daily") == nil, "a newcomer was served")
    }

    static func zoneChange(_ context: ConformanceContext) async throws {
        _ = try await page(context, context.slot(0), ["1", "2"], zone: "America/Los_Angeles")
        _ = try await page(context, context.slot(1, zone: "Asia/Tokyo"), ["3"], zone: "Asia/Tokyo")
        _ = try await page(
            context, context.slot(2, zone: "Asia/Tokyo"), ["1", "3", "4"], zone: "Asia/Tokyo",
            previous: context.slot(1, zone: "Asia/Tokyo"))
        let skips = try await context.store.skips(of: "1", schedule: "daily", limit: 9)
        try expectEqual(skips.map(\.reason), [.zoneChange], "the mover's reason")
        try expectEqual(skips.map(\.slot), [context.slot(1, zone: "Asia/Tokyo")], "the slot that it missed")
        for other in ["3", "4"] {
            try expect(
                try await context.store.skips(of: other, schedule: "daily", limit: 9).isEmpty, "\(other) missed a slot")
        }
        try expectEqual(try await context.jobCount(), 6, "the stored jobs")
    }

    static func ticksInRange(_ context: ConformanceContext) async throws {
        for day in [3, 1, 2] { _ = try await context.fire(context.slot(day)) }
        try await context.store.drop([
            SlotDrop(
                slot: context.slot(9), reason: "too_late", slots: 5, since: context.slot(5).instant)
        ])
        func days(_ from: Int, _ to: Int) async throws -> [SlotIdentity] {
            try await context.store.ticks(of: "daily", in: context.slot(from).instant..<context.slot(to).instant)
                .map(\.slot)
        }
        try expectEqual(try await days(1, 3), [1, 2].map { context.slot($0) }, "the slots of two days")
        try expectEqual(try await days(6, 7), [context.slot(9)], "the run around a day")
        try expectEqual(try await days(0, 20), [1, 2, 3, 9].map { context.slot($0) }, "all of them, each once")
        try expect(try await days(4, 5).isEmpty, "a day before the run has slots")
        try expect(try await days(10, 20).isEmpty, "a day behind the run has slots")
        try expect(
            try await context.store.ticks(of: "other", in: context.slot(0).instant..<context.slot(20).instant).isEmpty,
            "another schedule has slots")
    }

    static func dropRun(_ context: ConformanceContext) async throws {
        try await context.activate()
        let drop = SlotDrop(
            slot: context.slot(4), reason: "too_late", slots: 5, since: context.slot(0).instant, subjects: 3)
        try await context.store.drop([drop])
        let tick = try await context.store.ticks(of: "daily", limit: 9).first
        try expectEqual(tick?.slots, 5, "its slots")
        try expectEqual(tick?.since, context.slot(0).instant, "its first")
        try expectEqual(tick?.skipped, 3, "its subjects")
        try expectEqual(try await context.horizon(), context.slot(4).instant, "the cursor")
        _ = try await context.fire(context.slot(5))
        let fired = try await context.store.ticks(of: "daily", limit: 1).first
        try expectEqual(fired?.slots, 1, "a single slot's number")
        try expect(fired?.since == nil && fired?.job != nil, "a single slot has a first, or no job")
    }

    static func revivedRun(_ context: ConformanceContext) async throws {
        try await context.activate()
        let since = context.slot(0).instant
        try await context.store.drop([SlotDrop(slot: context.slot(2), reason: "too_late", slots: 3, since: since)])
        for day in [2, 1] {
            let slot = context.slot(day)
            let fire = SlotFire(
                slot: slot, job: context.scheduled(), lease: nil, movesCursor: false, revivesDropped: true)
            guard case .fired = try await context.store.fire(fire) else {
                throw ConformanceFailure("a dropped slot did not fire after all")
            }
        }
        let ticks = try await context.store.ticks(of: "daily", in: since..<context.slot(3).instant)
        try expectEqual(ticks.map(\.slot.slot), [1, 2].map { context.slot($0).slot }, "the slots")
        try expectEqual(ticks.map(\.status), [.fired, .fired], "their status")
        try expectEqual(ticks.map(\.since), [nil, since], "the first of the run")
        try expectEqual(ticks.map(\.reason), [nil, "too_late"], "why the others were dropped")
    }

    static func skipsEnd(_ context: ConformanceContext) async throws {
        let guards = SlotGuards(minGap: .seconds(864_000))
        _ = try await page(context, context.slot(0), ["1"])
        _ = try await page(context, context.slot(1), ["1"], guards: guards)
        try await context.store.rename(schedule: "daily", to: "mornings")
        try expectEqual(
            try await context.store.skips(of: "1", schedule: "mornings", limit: 9).count, 1, "under the new id")
        let retention = RetentionRules(ticks: .seconds(400 * 86_400), subjects: .seconds(30))
        try await context.harness.advance(by: .seconds(31))
        _ = try await context.store.clean(retention, limit: 100)
        try expect(
            try await context.store.skips(of: "1", schedule: "mornings", limit: 9).isEmpty, "after their period")
        try expect(try await context.store.subject("1", of: "mornings") != nil, "who was served was forgotten")
    }
}
