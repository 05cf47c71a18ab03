import JobModel
import JobSQL
import JobStore
import JobTime
import PostgresDriver

/// Fires a slot for a page of subjects that are read in the same transaction: by one statement where that can be made of
/// it, otherwise row by row.
struct FireCohort {
    /// How a page is served.
    enum Way: Sendable, Hashable {
        /// By one statement where one can be made.
        case compiled
        /// As a page of a plugin's audience is.
        case rowByRow
    }

    /// What nodes are told.
    let notices: InsertNotices
    var way = Way.compiled

    /// - Throws: `StoreError` with the code `lostLease`, or `invalid` for a query that does not only read or gives no
    ///   ids; what inserting a job throws.
    func run(_ cohort: SlotCohort, on connection: PostgresConnection) throws -> SlotPageResult {
        let (now, start) = try FireTick.start(cohort.slot, after: cohort.after, lease: cohort.lease, on: connection)
        guard case .next(let tick) = start else {
            if case .elsewhere(let tick) = start { return .elsewhere(tick) }
            throw StoreError(.invalid, "the tick stands nowhere")
        }
        let columns = try CohortColumn.all(of: cohort.query, on: connection)
        let page =
            try serveCompiled(cohort, columns, now: now, on: connection)
            ?? serveRowByRow(cohort, now: now, on: connection)
        if page.hasAvailable {
            _ = try connection.runAll(
                notices.choose(among: [cohort.job.common.queue]).map {
                    (Notices.send, Notices.inserted($0, connection.schema))
                })
        }
        return try FireTick.note(
            page.counts, of: tick, last: page.last?.position, isLast: page.size < cohort.limit, now: now,
            on: connection)
    }

    /// What became of a page.
    private struct Page {
        var counts: SlotPageCounts
        var size: Int
        var last: SubjectID?
        /// Whether nodes are still to be told of jobs.
        var hasAvailable = false
    }

    // MARK: By one statement

    /// - Returns: Nil, with nothing changed, if the page cannot be served so.
    private func serveCompiled(
        _ cohort: SlotCohort, _ columns: [CohortColumn], now: Timestamp, on connection: PostgresConnection
    ) throws -> Page? {
        guard way == .compiled, let compiled = CohortCompiler.compile(cohort, columns: columns, now: now) else {
            return nil
        }
        _ = try NewJobRow(cohort.job.common)
        let isNumber = columns.contains { $0.name == "id" && $0.form == .integer }
        guard compiled.isUnique else { return try run(compiled, isNumber: isNumber, on: connection) }
        do {
            return try connection.savepoint { connection in
                guard let page = try run(compiled, isNumber: isNumber, on: connection) else { throw MetAnother() }
                return page
            }
        } catch is MetAnother {
            return nil
        }
    }

    /// A unique job met another one, whose id the ledger is to have.
    private struct MetAnother: Error {}

    private func run(
        _ compiled: CompiledCohort, isNumber: Bool, on connection: PostgresConnection
    ) throws -> Page? {
        let row = try connection.runOnce(compiled.sql(in: connection.schema), compiled.parameters)
        let (size, wanted, stored) = (Int(row.integer(0, 1)), Int(row.integer(0, 3)), Int(row.integer(0, 4)))
        guard size == 0 || row.boolean(0, 0), stored == wanted else { return nil }
        let last = row.optionalText(0, 2).flatMap { isNumber ? Int64($0).map(SubjectID.integer) : .text($0) }
        return Page(
            counts: SlotPageCounts(jobs: stored, served: Int(row.integer(0, 5)), skipped: Int(row.integer(0, 6))),
            size: size, last: last, hasAvailable: row.integer(0, 7) > 0)
    }

    // MARK: Row by row

    private func serveRowByRow(
        _ cohort: SlotCohort, now: Timestamp, on connection: PostgresConnection
    ) throws -> Page {
        let subjects = try subjects(of: cohort.query, on: connection)
        let candidates = subjects.map { subject in
            ServePage.Candidate(
                subject: subject.id.description, zone: cohort.zone,
                job: Result { () throws(SubjectMisfit) in try cohort.job.insert(for: subject) })
        }
        let rule = MemberRule(
            slot: cohort.slot, previous: cohort.previous, guards: cohort.guards, isForMovers: false)
        let counts = try ServePage(rule: rule, notices: notices, now: now).run(candidates, on: connection)
        return Page(counts: counts, size: subjects.count, last: subjects.last?.id)
    }

    /// A part of a transaction may be forbidden to write, and the whole goes on afterwards: no function that the query
    /// calls can change anything.
    private func subjects(of query: SlotCohort.Query, on connection: PostgresConnection) throws -> [Subject] {
        try connection.savepoint { connection in
            try connection.run("SET TRANSACTION READ ONLY")
            do {
                return try connection.query(
                    SubjectRows.statement(for: query.sql, dialect: .postgres), query.parameters
                ).map { try Subject(row: $0, hidden: query.hidden) }
            } catch let error as SQLError where error.code == .readOnly {
                throw StoreError(.invalid, "the query of an audience must only read")
            }
        }
    }
}
