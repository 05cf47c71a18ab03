import JobModel
import JobStore
import JobTime
import PostgresDriver

/// Finds the place of the first due job of a known kind, if many of unknown kinds stand before it.
struct FindFirstJob {
    /// Where it is.
    struct Outcome: Sendable {
        /// The place before the job, or behind all rows of unknown kinds; the front if there are few of them.
        var position = ClaimPosition.front
        /// Rows of unknown kinds before it, counted as far as it matters.
        var foreign = 0
    }

    let request: ClaimRequest

    private struct Texts {
        /// Looks at no more rows than it takes to make a search worthwhile.
        let count: String
        let place: String

        init(_ selection: ClaimRequest.Selection, isBehind: Bool) {
            let behind = isBehind ? " AND \(DueJobs.behind("$3, $4, $5"))" : ""
            let condition = DueJobs.condition(selection) + behind
            count = """
                SELECT count(*), coalesce(bool_or(kind = ANY ($2)), false) FROM (
                    SELECT kind FROM $schema.river_job WHERE \(condition)
                    ORDER BY priority, scheduled_at, id LIMIT \(ForeignRows.threshold)
                ) AS front
                """
            place = """
                (
                    SELECT priority, scheduled_at, id - 1 FROM $schema.river_job
                    WHERE \(condition) AND kind = ANY ($2) ORDER BY priority, scheduled_at, id LIMIT 1
                )
                UNION ALL
                (
                    SELECT priority, scheduled_at, id FROM $schema.river_job WHERE \(condition)
                    ORDER BY priority DESC, scheduled_at DESC, id DESC LIMIT 1
                )
                """
        }
    }

    private static let fromFront = texts(isBehind: false)
    private static let fromPlace = texts(isBehind: true)

    private static func texts(isBehind: Bool) -> [ClaimRequest.Selection: Texts] {
        let selections: [ClaimRequest.Selection] = [.ordinary, .rescued, .suspected]
        return Dictionary(uniqueKeysWithValues: selections.map { ($0, Texts($0, isBehind: isBehind)) })
    }

    /// Searches from a place on.
    func run(from start: ClaimPosition = .front, on connection: PostgresConnection) throws -> Outcome {
        var parameters = DueJobs.parameters(request)
        let isBehind = start != .front
        if isBehind { DueJobs.add(start, to: &parameters) }
        guard let texts = (isBehind ? Self.fromPlace : Self.fromFront)[request.selection] else { return Outcome() }
        let front = try connection.run(texts.count, parameters)
        let foreign = Int(front.integer(0, 0))
        guard foreign >= ForeignRows.threshold, !front.boolean(0, 1) else { return Outcome() }
        let found = try connection.run(texts.place, parameters)
        guard found.rowCount > 0 else { return Outcome() }
        return Outcome(
            position: ClaimPosition(
                priority: found.integer(0, 0), scheduledAt: found.timestamp(0, 1).microseconds,
                id: found.integer(0, 2)),
            foreign: foreign)
    }
}
