import JobSQL

/// Somebody with an account, as far as it matters for telling them something.
struct User: Sendable, Hashable {
    let id: Int64
    let name: String?
    let email: String?
    let isVerified: Bool
    let isActive: Bool
    /// Whether the address belongs to a blocked domain.
    let isBlocked: Bool
    /// How often mail to them was reported as spam.
    let complaints: Int64
    /// The language they chose, else the one detected, else `en`.
    let locale: String
    /// When they want the catch-up mail.
    let catchUp: CatchUpPreference?
    /// Whether mentions of them are mailed.
    let wantsMentionMail: Bool
    /// Whether taking part in a discussion makes it loud.
    let becomesLoudByTakingPart: Bool

    init(row: SQLRow) throws {
        id = try row.integer("id")
        name = row["name"].text
        email = row["email"].text
        isVerified = row["email_verified"].isTrue
        isActive = row["deactivated_at"].isNull
        isBlocked = row["is_blocked"].isTrue
        complaints = try row.integer("complaints_count")
        locale = row["selected_locale"].text ?? row["detected_locale"].text ?? "en"
        catchUp = row["email_catch_up_day"].integer.flatMap(CatchUpPreference.init(day:))
        wantsMentionMail = row["email_when_mentioned"].isTrue
        becomesLoudByTakingPart = row["email_on_participation"].isTrue
    }
}
