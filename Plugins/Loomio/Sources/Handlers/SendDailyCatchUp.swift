import JobPlugin
import JobSQL
import JobTime

/// Mails one reader the day's unread discussions.
///
/// When it runs is the schedule's business: a job that comes late still sends.
struct SendDailyCatchUp: JobHandler {
    static let kind: JobKind = "send_daily_catch_up"

    struct Arguments: Codable, Sendable, Hashable {
        var userID: Int64
        /// The zone in which the reader's day began.
        var timezone: String
        /// When the mail was due.
        var sendAt: Timestamp
        /// The reader's date then.
        var localDate: CivilDate

        enum CodingKeys: String, CodingKey {
            case userID = "user_id"
            case timezone
            case sendAt = "send_at"
            case localDate = "local_date"
        }
    }

    let database: any SQLDatabase
    let site: Site
    let outbox: OutboxSender

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        let now = context.now()
        let isKnown = try await database.transaction { transaction in
            guard let user = try UserTable(transaction).find(arguments.userID) else { return false }
            try CatchUp(transaction, site: site)
                .prepare(for: user, date: arguments.localDate, slot: arguments.sendAt, at: now)
            return true
        }
        guard isKnown else { return .discarded(reason: "there is no user \(arguments.userID)") }
        let key = CatchUp.dedupeKey(user: arguments.userID, date: arguments.localDate)
        try await outbox.send(dedupeKey: key, now: context.now)
        return .completed
    }

    /// A mail that was rejected for good is not tried again.
    func retry(after failure: JobFailure<Arguments>) -> RetryDecision {
        guard let error = failure.error as? MailError, error.isPermanent else { return .usePolicy }
        return .discard(reason: error.message)
    }
}
