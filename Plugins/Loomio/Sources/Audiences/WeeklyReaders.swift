import JobPlugin
import JobSQL
import JobTime

/// Who wants a catch-up mail of the week on Monday.
struct WeeklyReaders: UserAudience {
    let database: any SQLDatabase
    let variation = AudienceVariation.none

    func selection(on date: CivilDate) -> UserSelection {
        UserSelection(
            "u.deactivated_at IS NULL AND u.email_verified = 1 AND u.email_catch_up_day = $1",
            [.integer(CatchUpPreference.servedWeekly)])
    }
}
