import JSONTree
import JobModel
import JobSQL
import JobStore
import JobTime

/// What a page promises that the store reads itself.
enum LedgerCohortChecks {
    static let all = [
        ConformanceCheck("a cohort is read, served and remembered, page by page", pages),
        ConformanceCheck("a cohort's subject is served once for a date", once),
        ConformanceCheck("a cohort that is empty ends its tick", empty),
        ConformanceCheck("a cohort's subject that makes no job is recorded, and holds up nobody", misfit),
        ConformanceCheck("a cohort under a lost lease changes nothing", lostLease),
        ConformanceCheck("a cohort's query must only read and give ids", badQuery),
    ]

    /// Three readers in Tokyo, one of them with a quote in its name.
    private static func readers(_ context: ConformanceContext) async throws {
        try await context.store.database.transaction { connection in
            try connection.executeScript(
                """
                CREATE TABLE conformance_readers (id INTEGER PRIMARY KEY, name TEXT);
                INSERT INTO conformance_readers VALUES (1, 'Ann'), (2, 'O"Hara'), (3, NULL);
                """)
        }
    }

    private static func cohort(
        _ context: ConformanceContext, slot: SlotIdentity? = nil, after: String? = nil, limit: Int = 2,
        where condition: String = "1 = 1", shape: ArgumentShape? = nil, lease: Lease? = nil
    ) -> SlotCohort {
        var arguments = SubjectText()
        arguments.append(#"{"user_id":"#)
        arguments.append(value: .id)
        arguments.append(#","greeting":"Dear "#)
        arguments.append(fragment: .named("name"))
        arguments.append(#"","name":"#)
        arguments.append(value: .named("name"))
        arguments.append("}")
        var metadata = SubjectText()
        metadata.append(#"{"runner:schedule":"daily","runner:subject":""#)
        metadata.append(fragment: .id)
        metadata.append(#""}"#)
        let slot = slot ?? context.slot(0, zone: "Asia/Tokyo")
        var id: Int64 = 0
        if let after, case .integer(let last) = SubjectID(position: after) { id = last }
        return SlotCohort(
            slot: slot, zone: "Asia/Tokyo",
            query: SlotCohort.Query(
                sql: """
                    SELECT * FROM conformance_readers AS r WHERE \(condition) AND r.id > $1 ORDER BY r.id LIMIT $2
                    """, parameters: [.integer(id), .integer(Int64(limit))]),
            job: SubjectJob(
                common: JobInsert(kind: "sort", priority: 2), arguments: arguments, metadata: metadata, shape: shape,
                unique: UniqueRule(by: .fields(["user_id"])), start: slot.instant,
                spread: Spread(schedule: "daily", window: nil), now: slot.instant),
            after: after, limit: limit, lease: lease)
    }

    static func pages(_ context: ConformanceContext) async throws {
        try await readers(context)
        try await context.activate(zone: "Asia/Tokyo")
        try expectEqual(
            try await context.store.fire(cohort(context)), .fired(SlotPageCounts(jobs: 2), after: "#2"),
            "the first page")
        try expectEqual(try await context.store.openTicks().map(\.after), ["#2"], "where the tick stands")
        guard case .elsewhere = try await context.store.fire(cohort(context)) else {
            throw ConformanceFailure("the first page was applied twice")
        }
        try expectEqual(
            try await context.store.fire(cohort(context, after: "#2")), .fired(SlotPageCounts(jobs: 1), after: nil),
            "the last page")
        try expectEqual(
            try await context.horizon(zone: "Asia/Tokyo"), context.slot(0).instant, "the cursor")
        let jobs = try await context.store.jobs(matching: JobFilter()).reversed()
        // An engine may keep members in an order of its own.
        try expectEqual(
            jobs.map { job in ["user_id", "greeting", "name"].map { job.arguments[$0] } },
            [[1, "Dear Ann", "Ann"], [2, "Dear O\"Hara", "O\"Hara"], [3, "Dear ", .null]], "the arguments")
        try expectEqual(jobs.map { $0.arguments.object?.members.count }, [3, 3, 3], "the arguments' members")
        try expectEqual(jobs.map { $0.metadata["runner:subject"]?.string }, ["1", "2", "3"], "the subjects")
        try expectEqual(Set(jobs.map(\.priority)), [2], "the priority")
        try expectEqual(Set(jobs.map(\.uniqueKey)).count, 3, "the unique keys")
        let key = UniqueRule(by: .fields(["user_id"])).key(
            kind: "sort", arguments: ["user_id": 2], queue: "default", now: context.slot(0).instant)
        try expectEqual(jobs.dropFirst().first?.uniqueKey, key, "a unique key")
        try expectEqual(try await context.store.subject("3", of: "daily")?.zone, "Asia/Tokyo", "a subject's zone")
    }

    static func once(_ context: ConformanceContext) async throws {
        try await readers(context)
        _ = try await context.page(context.slot(0, zone: "Europe/Paris"), ["2"])
        try expectEqual(
            try await context.store.fire(cohort(context, limit: 9)),
            .fired(SlotPageCounts(jobs: 2, served: 1), after: nil), "the page")
    }

    static func empty(_ context: ConformanceContext) async throws {
        try await readers(context)
        try expectEqual(
            try await context.store.fire(cohort(context, where: "1 = 0")), .fired(SlotPageCounts(), after: nil),
            "the page")
        try expectEqual(try await context.store.ticks(of: "daily", limit: 1).map(\.status), [.fired], "its tick")
    }

    static func misfit(_ context: ConformanceContext) async throws {
        try await readers(context)
        let shape = ArgumentShape.fields([
            "user_id": ArgumentShape.Field(.integer), "greeting": ArgumentShape.Field(.string),
            "name": ArgumentShape.Field(.string),
        ])
        try expectEqual(
            try await context.store.fire(cohort(context, limit: 9, shape: shape)),
            .fired(SlotPageCounts(jobs: 2, skipped: 1), after: nil), "the page")
        let skips = try await context.store.skips(of: "3", schedule: "daily", limit: 9)
        try expectEqual(skips.map(\.reason), [.misfit], "the reason")
        try expect(skips.first?.detail?.contains("name") == true, "the detail does not name the field")
    }

    static func lostLease(_ context: ConformanceContext) async throws {
        try await readers(context)
        let lease = try await context.lead()
        try await context.harness.advance(by: .seconds(11))
        try await expectRefusal(.lostLease, "a cohort under a lease that ran out") {
            _ = try await context.store.fire(cohort(context, lease: lease))
        }
        try expectEqual(try await context.jobCount(), 0, "the stored jobs")
    }

    static func badQuery(_ context: ConformanceContext) async throws {
        try await readers(context)
        var writing = cohort(context)
        writing.query.sql = "DELETE FROM conformance_readers WHERE id > $1 AND id < $2 RETURNING id"
        let write = writing
        try await expectRefusal(.invalid, "a query that writes") { _ = try await context.store.fire(write) }
        var nameless = cohort(context)
        nameless.query.sql = "SELECT name FROM conformance_readers WHERE id > $1 LIMIT $2"
        let withoutID = nameless
        try await expectRefusal(.invalid, "a query without ids") { _ = try await context.store.fire(withoutID) }
        let left = try await context.store.database.read { try $0.query("SELECT id FROM conformance_readers").count }
        try expectEqual(left, 3, "the readers")
        try expectEqual(try await context.jobCount(), 0, "the stored jobs")
    }
}
