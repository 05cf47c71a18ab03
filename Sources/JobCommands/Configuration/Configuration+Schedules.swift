import JobConfig

extension Configuration {
    /// The ids under which a store may know the schedules: their own, and those they were renamed from.
    var knownIDs: Set<String> {
        Set(schedules.map(\.id.value)).union(schedules.compactMap { $0.renamedFrom?.value })
    }
}
