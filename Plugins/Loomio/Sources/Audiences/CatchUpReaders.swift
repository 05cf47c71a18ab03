import JobPlugin
import JobSQL
import JobTime

/// Who wants a catch-up mail on a date: daily readers, those of every other day, and those of this weekday.
///
/// Monday's weekly readers are `WeeklyReaders`.
struct CatchUpReaders: UserAudience {
    let database: any SQLDatabase
    let variation = AudienceVariation.weekday

    func selection(on date: CivilDate) -> UserSelection {
        let days = CatchUpPreference.daysServedDaily(on: date.weekday)
        let list = days.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
        return UserSelection(
            "u.deactivated_at IS NULL AND u.email_verified = 1 AND u.email_catch_up_day IN (\(list))",
            days.map(SQLValue.integer))
    }
}
