extension Plan {
    /// The plan without what may differ between two machines, or two days, for the same files, users and window: which
    /// configuration, revision and release of the tz database it was made of, and where the users were read.
    package var golden: Plan {
        var plan = self
        plan.configHash = nil
        plan.revision = nil
        plan.tzdata = nil
        for index in plan.schedules.indices where plan.schedules[index].populationSource != nil {
            plan.schedules[index].populationSource = "a file"
        }
        plan.changes?.side.commit = nil
        plan.changes?.side.configHash = nil
        return plan
    }
}
