extension RiverSchema {
    /// Keys that are unique in chosen states.
    ///
    /// Taken back, keys are unique in every state again: jobs in which they no longer hold give theirs up.
    static let addUniqueStates = PostgresMigration(
        version: 6, name: "make keys unique by state",
        up: """
            \(stateInBitmask)
            ALTER TABLE $schema.river_job ADD COLUMN unique_states bit(8);
            \(uniqueIndex)
            DROP INDEX IF EXISTS $schema.river_job_kind_unique_key_idx;

            INSERT INTO $schema.river_migration (line, version) VALUES ('main', 6);
            """,
        down: """
            DELETE FROM $schema.river_migration WHERE line = 'main' AND version = 6;

            UPDATE $schema.river_job SET unique_key = NULL
            WHERE unique_key IS NOT NULL AND (
                unique_states IS NULL OR NOT $schema.river_job_state_in_bitmask(unique_states, state)
            );
            DROP INDEX $schema.river_job_unique_idx;
            \(keyOfKindIndex)
            ALTER TABLE $schema.river_job DROP COLUMN unique_states;
            DROP FUNCTION $schema.river_job_state_in_bitmask(bit, $schema.river_job_state);
            """)
}
