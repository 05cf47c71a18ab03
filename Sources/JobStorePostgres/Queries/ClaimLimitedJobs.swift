import JobModel
import JobSQL
import JobStore
import JobTime
import PostgresDriver

/// Takes due jobs out to be worked as far as the request's limits let them through.
///
/// Claims under the same limit follow each other: each locks the limits' rows, and what it reads then, in new statements,
/// has all that the one before has written.
struct ClaimLimitedJobs {
    let request: ClaimRequest
    let foreignRows: ForeignRows
    /// The steady present, for `foreignRows`.
    let now: Timestamp

    /// The length of the first page of a look that ends at the first job to be taken.
    private static let glance = 16

    /// Claims up to the request's limit from a place on, in order.
    func run(from start: ClaimPosition, on connection: PostgresConnection) throws -> ClaimResult {
        // Limits that hold everything are seen without a lock too. Jobs that are held here are not looked at again.
        var first = request
        first.limit = 1
        let glance = try walk(
            along: first, from: start, size: Self.glance, isLocking: false, hasSeenFront: start == .front,
            on: connection)
        guard !glance.chosen.isEmpty || !glance.admission.changedGates.isEmpty else {
            return result([], glance.admission)
        }
        var open = glance.open
        open.limit = request.limit
        return try connection.transaction { connection in
            let walk = try walk(
                along: open, from: glance.place, size: min(request.limit, DuePage.longest), isLocking: true,
                hasSeenFront: start == .front, on: connection)
            return result(try take(walk, on: connection), glance.admission, walk.admission)
        }
    }

    /// Chooses jobs.
    ///
    /// - Parameters:
    ///   - size: of the first page; further ones are longer, as there are jobs to be passed over.
    ///   - hasSeenFront: whether all that is due before `start` is known.
    private func walk(
        along open: ClaimRequest, from start: ClaimPosition, size: Int, isLocking: Bool, hasSeenFront: Bool,
        on connection: PostgresConnection
    ) throws -> LimitedWalk {
        var page = DuePage(request: open, place: start, size: size, isLocking: isLocking)
        let (admission, rows) = try begin(page, on: connection)
        var walk = LimitedWalk(open, from: start, admission)
        walk.pass(rows, size: size)
        while !walk.isDone {
            if walk.isNarrowed { try passOver(&walk, hasSeenFront: hasSeenFront, on: connection) }
            page = DuePage(
                request: walk.open, place: walk.place, size: min(max(page.size * 2, Self.glance), DuePage.longest),
                isLocking: isLocking)
            let statement = page.statement
            walk.pass(try connection.run(statement.sql, statement.parameters), size: page.size)
        }
        return walk
    }

    /// Reads how far the limits are used, and the first page, in one exchange.
    private func begin(
        _ page: DuePage, on connection: PostgresConnection
    ) throws(SQLError) -> (ClaimAdmission, PostgresResult) {
        let names = LimitStarts.names(of: request)
        while true {
            let results = try connection.runAll([
                LimitStarts.read(names, isLocking: page.isLocking), CountRunning.queue(request),
                CountRunning.kinds(request), page.statement,
            ])
            // A row may have been cleaned away while it was waited for.
            guard !page.isLocking || results[0].rowCount == names.count else {
                try LimitStarts.insert(names, on: connection)
                continue
            }
            let starts = LimitStarts.starts(in: results[0])
            let running = CountRunning.running(in: results[2], request)
            var admission = ClaimAdmission(
                request, now: results[1].timestamp(0, 0), queueRunning: Int(results[1].integer(0, 1)),
                queueStarts: starts[ClaimLimits.name(ofQueue: request.queue)] ?? [])
            for kind in request.limitedKinds.keys {
                admission.learn(
                    kind, running: running[kind] ?? [:], starts: starts[ClaimLimits.name(of: kind)] ?? [])
            }
            return (admission, results[3])
        }
    }

    /// What is left of held kinds is passed over like rows of unknown kinds, and remembered like them.
    private func passOver(_ walk: inout LimitedWalk, hasSeenFront: Bool, on connection: PostgresConnection) throws {
        let mark = foreignRows.start(for: walk.open, at: now)
        guard mark == .front else { return walk.skip(to: mark) }
        let search = try FindFirstJob(request: walk.open).run(from: walk.place, on: connection)
        if hasSeenFront {
            foreignRows.note(search.position, foreign: search.foreign, for: walk.open, at: now, hasSeenFront: true)
        }
        walk.skip(to: search.position)
    }

    /// Claims the chosen jobs and keeps their starts.
    private func take(_ walk: LimitedWalk, on connection: PostgresConnection) throws -> [ClaimedJob] {
        let gates = walk.admission.changedGates.map { LimitStarts.write($0.key, $0.value) }
        guard !walk.chosen.isEmpty else {
            _ = try connection.runAll(gates)
            return []
        }
        let results = try connection.runAll([ClaimJobs.take(walk.chosen, node: request.node)] + gates)
        return ClaimJobs.jobs(in: results[0], queue: request.queue)
    }

    private func result(_ jobs: [ClaimedJob], _ admissions: ClaimAdmission...) -> ClaimResult {
        ClaimResult(
            jobs: jobs, isLimited: admissions.contains(where: \.isLimited),
            retryAfter: admissions.compactMap(\.retryAfter).min())
    }
}
