import JobModel
import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// Fires a slot for a page of subjects that are read in the same transaction.
struct FireCohort {
    let now: Timestamp

    /// - Throws: `StoreError` with the code `lostLease`, or `invalid` for a query that does not only read or gives no
    ///   ids; what inserting a job throws.
    func run(_ cohort: SlotCohort, on connection: SQLiteConnection) throws -> SlotPageResult {
        try KeepLeases.check(cohort.lease, now: now, on: connection)
        let start = try FireTick.start(cohort.slot, after: cohort.after, now: now, on: connection)
        guard case .next(let tick) = start else {
            if case .elsewhere(let tick) = start { return .elsewhere(tick) }
            throw StoreError(.invalid, "the tick stands nowhere")
        }
        let server = ServeMember(
            rule: MemberRule(
                slot: cohort.slot, previous: cohort.previous, guards: cohort.guards, isForMovers: false), now: now,
            connection: connection)
        // All of them first: the query may read what serving them writes.
        let subjects = try subjects(of: cohort.query, on: connection)
        var counts = SlotPageCounts()
        for subject in subjects {
            try server.serve(subject.id.description, zone: cohort.zone, counts: &counts) {
                () throws(SubjectMisfit) in try cohort.job.insert(for: subject)
            }
        }
        return try FireTick.note(
            counts, of: tick, last: subjects.last?.id.position, isLast: subjects.count < cohort.limit, now: now,
            on: connection)
    }

    private func subjects(of query: SlotCohort.Query, on connection: SQLiteConnection) throws -> [Subject] {
        let statement = try connection.prepare(query.sql)
        guard statement.isReadOnly else {
            throw StoreError(.invalid, "the query of an audience must only read")
        }
        try statement.bind(query.parameters)
        var subjects: [Subject] = []
        while try statement.step() { subjects.append(try Subject(row: statement.row(), hidden: query.hidden)) }
        return subjects
    }
}
