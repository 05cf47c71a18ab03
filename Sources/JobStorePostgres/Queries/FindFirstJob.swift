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

    /// Looks at no more rows than it takes to make a search worthwhile.
    private static func count(_ selection: ClaimRequest.Selection) -> String {
        """
        SELECT count(*), coalesce(bool_or(kind = ANY ($2)), false) FROM (
            SELECT kind FROM $schema.river_job WHERE \(DueJobs.condition(selection))
            ORDER BY priority, scheduled_at, id LIMIT \(ForeignRows.threshold)
        ) AS front
        """
    }

    private static func place(_ selection: ClaimRequest.Selection) -> String {
        """
        (
            SELECT priority, scheduled_at, id - 1 FROM $schema.river_job
            WHERE \(DueJobs.condition(selection)) AND kind = ANY ($2) ORDER BY priority, scheduled_at, id LIMIT 1
        )
        UNION ALL
        (
            SELECT priority, scheduled_at, id FROM $schema.river_job WHERE \(DueJobs.condition(selection))
            ORDER BY priority DESC, scheduled_at DESC, id DESC LIMIT 1
        )
        """
    }

    private static let counts: [ClaimRequest.Selection: String] = texts(count)
    private static let places: [ClaimRequest.Selection: String] = texts(place)

    private static func texts(
        _ text: (ClaimRequest.Selection) -> String
    ) -> [ClaimRequest.Selection: String] {
        let selections: [ClaimRequest.Selection] = [.ordinary, .rescued, .suspected]
        return Dictionary(uniqueKeysWithValues: selections.map { ($0, text($0)) })
    }

    /// Searches from the front.
    func run(on connection: PostgresConnection) throws -> Outcome {
        let parameters = DueJobs.parameters(request)
        guard let count = Self.counts[request.selection], let place = Self.places[request.selection] else {
            return Outcome()
        }
        let front = try connection.run(count, parameters)
        let foreign = Int(front.integer(0, 0))
        guard foreign >= ForeignRows.threshold, !front.boolean(0, 1) else { return Outcome() }
        let found = try connection.run(place, parameters)
        guard found.rowCount > 0 else { return Outcome() }
        return Outcome(
            position: ClaimPosition(
                priority: found.integer(0, 0), scheduledAt: found.timestamp(0, 1).microseconds,
                id: found.integer(0, 2)),
            foreign: foreign)
    }
}
