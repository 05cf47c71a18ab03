extension Migration {
    /// The starts that rate limits over the fleet count: a row for each limit, with the starts of its last window as a
    /// JSON list of pairs of time and number, oldest first.
    static let rememberStarts = Migration(
        version: 3, name: "remember starts",
        up: """
            CREATE TABLE runner_limit (
                name TEXT PRIMARY KEY NOT NULL,
                starts TEXT NOT NULL,
                expires_at INTEGER NOT NULL
            ) WITHOUT ROWID;
            """,
        down: "DROP TABLE runner_limit;")
}
