import JobModel
import JobStore
import JobTime
import PostgresDriver

/// The jobs of one queue that can be claimed: what statements about them have in common.
enum DueJobs {
    /// Jobs of one queue, of whatever kind. A pause that is committed holds.
    static func condition(
        _ selection: ClaimRequest.Selection, of row: String = "river_job", queue: String = "$1"
    ) -> String {
        // The index of rescued jobs is made for the first half.
        let isSuspected = """
            metadata ? 'river:rescue_count'
                AND \(ServerText.rescues(of: row)) >= \(ClaimRequest.suspicionThreshold)
            """
        let past =
            switch selection {
            case .ordinary: "NOT (\(isSuspected))"
            case .rescued: "metadata ? 'river:rescue_count' AND NOT (\(isSuspected))"
            case .suspected: isSuspected
            }
        return """
            state = 'available' AND queue = \(queue) AND scheduled_at <= now() AND \(past)
                AND NOT EXISTS (SELECT FROM $schema.river_queue WHERE name = \(queue) AND paused_at IS NOT NULL)
            """
    }

    /// Leaves out what other nodes than the parameter `node` have noted. Nobody has such a row locked whose note still
    /// counts, so its batch died with its node, and the rescue counts the attempt first.
    ///
    /// The query inside knows nothing of the row, so it runs once a statement, into a hash table. By `node >= ''` the
    /// index serves it: beside the cost of the scan that work's sessions forbid, all other costs would look the same.
    static func isUnnoted(forNode node: String) -> String {
        "id NOT IN (SELECT unnest(ids) FROM $schema.runner_claim_note WHERE node >= '' AND node <> \(node))"
    }

    /// Only jobs behind the place `$5`, `$6`, `$7`; an index gives them as they are.
    static let behind = behind("$5, $6, $7")

    /// Only jobs behind a place of three parameters.
    static func behind(_ place: String) -> String { "(priority, scheduled_at, id) > (\(place))" }

    /// `$1` and `$2`: the queue and the kinds.
    static func parameters(_ request: ClaimRequest) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(request.queue)
        parameters.add(request.kinds.map(\.rawValue))
        return parameters
    }

    /// Adds a place.
    static func add(_ place: ClaimPosition, to parameters: inout PostgresParameters) {
        parameters.add(Int16(clamping: place.priority))
        parameters.add(Timestamp(microseconds: place.scheduledAt))
        parameters.add(place.id)
    }

    /// Adds places as three arrays.
    static func add(_ places: [ClaimPosition], to parameters: inout PostgresParameters) {
        parameters.add(places.map { Int16(clamping: $0.priority) })
        parameters.add(places.map { Timestamp(microseconds: $0.scheduledAt) })
        parameters.add(places.map(\.id))
    }
}
