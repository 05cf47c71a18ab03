/// `river_job_unique_idx`, whose condition a statement must name to use it.
enum UniqueIndex {
    static let condition = """
        unique_key IS NOT NULL AND unique_states IS NOT NULL
            AND $schema.river_job_state_in_bitmask(unique_states, state)
        """

    /// Passes a job over whose key another one has.
    static let skip = "ON CONFLICT (unique_key) WHERE \(condition) DO NOTHING"
}
