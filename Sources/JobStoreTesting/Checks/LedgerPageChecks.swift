import JSONTree
import JobModel
import JobStore

/// What the ledger remembers of schedules with subjects.
enum LedgerPageChecks {
    static let all = [
        ConformanceCheck("pages follow one another and end the tick", pages),
        ConformanceCheck("a page is applied only where the tick stands", elsewhere),
        ConformanceCheck("after a crash between pages the tick goes on", crash),
        ConformanceCheck("a subject is served once for a date and slot", once),
        ConformanceCheck("a subject is never served for an earlier date", neverEarlier),
        ConformanceCheck("a subject that moves zones is not served twice", moved),
        ConformanceCheck("a zone without subjects has its tick", empty),
        ConformanceCheck("a bad job leaves the page undone", badJob),
        ConformanceCheck("a dropped tick goes no further", dropped),
        ConformanceCheck("a page of 5,000 subjects is one transaction", bigPage),
    ]

    static func pages(_ context: ConformanceContext) async throws {
        let slot = context.slot(0, zone: "Europe/Paris")
        try await context.activate(zone: "Europe/Paris")
        try expectEqual(
            try await context.page(slot, ["1", "2"], isLast: false), .fired(SlotPageCounts(jobs: 2), after: "2"),
            "the first page")
        var open = try await context.store.openTicks()
        try expectEqual(open.map(\.slot), [slot], "the open ticks")
        try expectEqual(open.map(\.after), ["2"], "where the tick stands")
        try expectEqual(open.map(\.jobs), [2], "its jobs")
        try expectEqual(
            try await context.horizon(zone: "Europe/Paris"), context.slot(-1).instant, "the cursor between pages")
        try expectEqual(
            try await context.page(slot, ["3"], after: "2", isLast: true), .fired(SlotPageCounts(jobs: 1), after: nil),
            "the last page")
        open = try await context.store.openTicks()
        try expect(open.isEmpty, "the tick is still open")
        let tick = try await context.store.ticks(of: "daily", limit: 1).first
        try expectEqual(tick?.status, .fired, "its status")
        try expectEqual(tick?.jobs, 3, "its jobs")
        try expectEqual(try await context.horizon(zone: "Europe/Paris"), slot.instant, "the cursor")
        let record = try await context.store.subject("2", of: "daily")
        try expectEqual(record?.zone, "Europe/Paris", "a subject's zone")
        try expectEqual(record?.date, slot.date, "a subject's date")
        try expectEqual(record?.slots, [slot.slot], "a subject's slots")
        guard let job = record?.job else { throw ConformanceFailure("the subject has no job") }
        try expectEqual(try await context.job(job).metadata["runner:subject"]?.string, "2", "the subject of its job")
    }

    static func elsewhere(_ context: ConformanceContext) async throws {
        func isElsewhere(_ result: SlotPageResult, after: String?, _ status: ScheduleTick.Status) throws {
            guard case .elsewhere(let tick) = result else {
                throw ConformanceFailure("the page was applied: \(result)")
            }
            try expectEqual(tick.after, after, "where the tick stands")
            try expectEqual(tick.status, status, "the tick's status")
        }
        let slot = context.slot(0)
        try isElsewhere(try await context.page(slot, ["5"], after: "4"), after: nil, .open)
        _ = try await context.page(slot, ["1", "2"], isLast: false)
        try isElsewhere(try await context.page(slot, ["1", "2"], isLast: false), after: "2", .open)
        try isElsewhere(try await context.page(slot, ["2"], after: "1"), after: "2", .open)
        _ = try await context.page(slot, ["3"], after: "2")
        try isElsewhere(try await context.page(slot, ["3"], after: "2"), after: nil, .fired)
        try isElsewhere(try await context.page(slot, ["1", "2"]), after: nil, .fired)
        try expectEqual(try await context.jobCount(), 3, "the stored jobs")
    }

    static func crash(_ context: ConformanceContext) async throws {
        let slot = context.slot(0)
        let first = try await context.lead()
        _ = try await context.page(slot, ["1", "2"], isLast: false, lease: first)
        try await context.harness.advance(by: .seconds(11))
        let second = try await context.lead("node_b")
        guard let tick = try await context.store.openTicks().first else {
            throw ConformanceFailure("no tick is open")
        }
        let result = try await context.page(tick.slot, ["3", "4"], after: tick.after, lease: second)
        try expectEqual(result, .fired(SlotPageCounts(jobs: 2), after: nil), "the page of the next leader")
        try expectEqual(try await context.jobCount(), 4, "the stored jobs")
        try expectEqual(try await context.store.ticks(of: "daily", limit: 1).map(\.jobs), [4], "the tick's jobs")
    }

    static func once(_ context: ConformanceContext) async throws {
        let slot = context.slot(0)
        _ = try await context.page(slot, ["1", "2", "2"])
        try expectEqual(try await context.jobCount(), 2, "the jobs of a page that has one subject twice")
        var evening = slot
        evening.slot += "T18:00:00"
        _ = try await context.page(evening, ["1"])
        try expectEqual(try await context.jobCount(), 3, "the jobs after another slot of that date")
        let record = try await context.store.subject("1", of: "daily")
        try expectEqual(record?.slots, [slot.slot, evening.slot], "the slots of that date")
        _ = try await context.page(context.slot(1), ["1"])
        try expectEqual(
            try await context.store.subject("1", of: "daily")?.slots, [context.slot(1).slot], "the next date's")
    }

    static func neverEarlier(_ context: ConformanceContext) async throws {
        _ = try await context.page(context.slot(2), ["1"])
        let record = try await context.store.subject("1", of: "daily")
        try expectEqual(
            try await context.page(context.slot(1), ["1", "2"]), .fired(SlotPageCounts(jobs: 1, served: 1), after: nil),
            "the earlier date's page")
        try expectEqual(try await context.store.subject("1", of: "daily"), record, "the subject's record")
        try expectEqual(try await context.store.ticks(of: "daily", limit: 9).map(\.skipped), [0, 1], "the skips")
    }

    static func moved(_ context: ConformanceContext) async throws {
        _ = try await context.page(context.slot(0, zone: "Asia/Tokyo"), ["1"])
        try expectEqual(
            try await context.page(context.slot(0, zone: "Europe/Paris"), ["1", "2"]),
            .fired(SlotPageCounts(jobs: 1, served: 1), after: nil),
            "the page of the new zone")
        try expectEqual(try await context.store.subject("1", of: "daily")?.zone, "Asia/Tokyo", "where it was served")
    }

    static func empty(_ context: ConformanceContext) async throws {
        try await context.activate()
        try expectEqual(
            try await context.page(context.slot(0), []), .fired(SlotPageCounts(jobs: 0), after: nil), "the page")
        let ticks = try await context.store.ticks(of: "daily", limit: 9)
        try expectEqual(ticks.map(\.status), [.fired], "the tick's status")
        try expectEqual(ticks.map(\.jobs), [0], "the tick's jobs")
        try expectEqual(try await context.horizon(), context.slot(0).instant, "the cursor")
    }

    static func badJob(_ context: ConformanceContext) async throws {
        let slot = context.slot(0)
        let members = ["1", "2"].map { subject in
            SlotPage.Member(
                subject: subject, zone: "", job: JobInsert(kind: "sort", arguments: subject == "1" ? "{}" : "[]"))
        }
        try await expectRefusal(.invalid, "a page with a bad job") {
            _ = try await context.store.fire(
                SlotPage(slot: slot, members: members, after: nil, last: "2", isLast: true, lease: nil))
        }
        try expectEqual(try await context.jobCount(), 0, "the stored jobs")
        try expect(try await context.store.subject("1", of: "daily") == nil, "a subject was served")
        try expect(try await context.store.openTicks().isEmpty, "a tick is open")
    }

    static func dropped(_ context: ConformanceContext) async throws {
        let slot = context.slot(0)
        _ = try await context.page(slot, ["1", "2"], isLast: false)
        try await context.store.drop([SlotDrop(slot: slot, reason: "disabled")])
        guard case .elsewhere(let tick) = try await context.page(slot, ["3"], after: "2") else {
            throw ConformanceFailure("a dropped tick went on")
        }
        try expectEqual(tick.status, .dropped, "the status")
        try expectEqual(tick.jobs, 2, "the jobs stored before")
        try expectEqual(tick.reason, "disabled", "the reason")
    }

    static func bigPage(_ context: ConformanceContext) async throws {
        let subjects = (0..<5_000).map { "user-\($0)" }
        let result = try await context.page(context.slot(0), subjects)
        try expectEqual(result, .fired(SlotPageCounts(jobs: 5_000), after: nil), "the page")
        try expectEqual(try await context.jobCount(), 5_000, "the stored jobs")
    }
}
