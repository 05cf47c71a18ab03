import JobStore
import JobTime
import SQLiteDriver

/// The statements that walk along the jobs of one queue and priority that can be claimed, in their order.
enum DueJobs {
    /// `id`, `scheduled_at`, `kind`.
    static func places(_ selection: ClaimRequest.Selection) -> String {
        selection == .ordinary ? ordinaryPlaces : suspectedPlaces
    }

    /// What a claimed job needs.
    static func rows(_ selection: ClaimRequest.Selection) -> String {
        selection == .ordinary ? ordinaryRows : suspectedRows
    }

    /// Binds either.
    static func bind(
        _ statement: borrowing SQLiteStatement, queue: String, from place: ClaimPosition, now: Timestamp
    ) throws {
        try statement.bind(1, text: queue)
        try statement.bind(2, integer: place.priority)
        try statement.bind(3, integer: place.scheduledAt)
        try statement.bind(4, integer: place.id)
        try statement.bind(5, integer: now.microseconds)
    }

    private static let ordinaryPlaces = select("id, scheduled_at, kind", ordinary)
    private static let suspectedPlaces = select("id, scheduled_at, kind", suspected)
    private static let ordinaryRows = select(columns, ordinary)
    private static let suspectedRows = select(columns, suspected)

    private static let columns = """
        id, scheduled_at, kind, attempt, attempted_at, max_attempts, args, metadata, tags, created_at,
        CASE WHEN errors IS NULL THEN 0 ELSE json_array_length(errors) END
        """
    private static let ordinary = "rescue_count < \(ClaimRequest.suspicionThreshold)"
    private static let suspected = "rescue_count >= \(ClaimRequest.suspicionThreshold)"

    private static func select(_ columns: String, _ past: String) -> String {
        """
        SELECT \(columns) FROM river_job
        WHERE state = 'available' AND \(past) AND queue = ?1 AND priority = ?2
            AND (scheduled_at, id) > (?3, ?4) AND scheduled_at <= ?5
        ORDER BY scheduled_at, id
        """
    }
}
