extension Migration {
    /// What the ledger needs to say why a slot or a subject did not fire: a row for each subject and slot that was
    /// skipped, and how many slots a dropped row stands for.
    static let rememberSkips = Migration(
        version: 2, name: "remember skips",
        up: """
            ALTER TABLE runner_schedule_tick ADD COLUMN job INTEGER;
            ALTER TABLE runner_schedule_tick ADD COLUMN slots INTEGER NOT NULL DEFAULT 1;
            ALTER TABLE runner_schedule_tick ADD COLUMN since INTEGER;
            CREATE INDEX runner_schedule_tick_since_idx ON runner_schedule_tick (schedule, since)
                WHERE since IS NOT NULL;
            ALTER TABLE runner_schedule_subject ADD COLUMN instant INTEGER;

            CREATE TABLE runner_schedule_skip (
                schedule TEXT NOT NULL,
                subject TEXT NOT NULL,
                slot TEXT NOT NULL,
                zone TEXT NOT NULL,
                instant INTEGER NOT NULL,
                date TEXT NOT NULL,
                slot_reason TEXT NOT NULL,
                reason TEXT NOT NULL,
                detail TEXT,
                recorded_at INTEGER NOT NULL,
                PRIMARY KEY (schedule, subject, slot)
            ) WITHOUT ROWID;
            CREATE INDEX runner_schedule_skip_age_idx ON runner_schedule_skip (recorded_at);
            """,
        down: """
            DROP TABLE runner_schedule_skip;
            ALTER TABLE runner_schedule_subject DROP COLUMN instant;
            DROP INDEX runner_schedule_tick_since_idx;
            ALTER TABLE runner_schedule_tick DROP COLUMN since;
            ALTER TABLE runner_schedule_tick DROP COLUMN slots;
            ALTER TABLE runner_schedule_tick DROP COLUMN job;
            """)
}
