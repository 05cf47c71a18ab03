package import JobModel

extension JobState {
    /// The state of a stored name; the table's own check allows no other.
    package init(stored name: String) throws {
        guard let state = JobState(rawValue: name) else {
            throw StoreError(.schema, "the job table has the unknown state \(name)")
        }
        self = state
    }
}
