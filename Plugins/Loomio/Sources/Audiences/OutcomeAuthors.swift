import JobPlugin
import JobSQL
import JobTime

/// Who wrote an outcome that is to be reviewed on a date.
struct OutcomeAuthors: UserAudience {
    let database: any SQLDatabase

    func selection(on date: CivilDate) -> UserSelection {
        UserSelection(
            """
            u.deactivated_at IS NULL
                AND u.id IN (SELECT o.author_id FROM outcomes o WHERE o.review_on = $1)
            """, [.text(date.description)])
    }
}
