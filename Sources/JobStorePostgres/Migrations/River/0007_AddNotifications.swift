extension RiverSchema {
    /// The table of notifications; the tables of clients go. Two columns get defaults for inserts by hand.
    static let addNotifications = PostgresMigration(
        version: 7, name: "add notifications, drop clients",
        up: """
            DROP TABLE IF EXISTS $schema.river_client_queue;
            DROP TABLE IF EXISTS $schema.river_client;
            ALTER TABLE $schema.river_job ALTER COLUMN max_attempts SET DEFAULT 25;
            ALTER TABLE $schema.river_queue ALTER COLUMN updated_at SET DEFAULT CURRENT_TIMESTAMP;

            \(notificationTable)

            INSERT INTO $schema.river_migration (line, version) VALUES ('main', 7);
            """,
        down: """
            DELETE FROM $schema.river_migration WHERE line = 'main' AND version = 7;

            DROP TABLE $schema.river_notification;
            ALTER TABLE $schema.river_queue ALTER COLUMN updated_at DROP DEFAULT;
            ALTER TABLE $schema.river_job ALTER COLUMN max_attempts DROP DEFAULT;
            \(clientTables)
            """)
}
