/// One step of the schema. Once released, its text never changes.
struct Migration: Sendable, Hashable {
    /// From 1, without gaps.
    let version: Int
    /// What it does.
    let name: String
    /// The statements that apply it.
    let up: String
    /// The statements that take it back.
    let down: String

    /// Every migration, oldest first.
    static let all: [Migration] = [.createTables, .rememberSkips, .rememberStarts]

    /// Where it is written down which were applied.
    static let register = """
        CREATE TABLE IF NOT EXISTS runner_migration (
            version INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            applied_at INTEGER NOT NULL
        )
        """
}
