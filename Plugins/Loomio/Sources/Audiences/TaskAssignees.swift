import JobPlugin
import JobSQL
import JobTime

/// Who has an open task that is due on a date.
struct TaskAssignees: UserAudience {
    let database: any SQLDatabase

    func selection(on date: CivilDate) -> UserSelection {
        UserSelection(
            """
            u.deactivated_at IS NULL
                AND u.id IN (SELECT a.user_id FROM tasks t JOIN tasks_users a ON a.task_id = t.id
                    WHERE t.due_on = $1 AND t.done = 0 AND t.discarded_at IS NULL)
            """, [.text(date.description)])
    }
}
