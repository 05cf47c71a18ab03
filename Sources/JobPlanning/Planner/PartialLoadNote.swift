import JobConfig

/// A sentence for plans that show a part of the jobs only: queues are shared with the others.
enum PartialLoadNote {
    static func notes(_ configuration: Configuration, _ request: PlanRequest, _ load: [QueueLoad]) -> [String] {
        guard !load.isEmpty else { return [] }
        if request.user != nil { return ["only the jobs shown count, those of one user"] }
        if request.zones != nil { return ["only the jobs shown count, those of the zones asked for"] }
        guard let shown = request.schedules else { return [] }
        var others: Set<String> = []
        for schedule in configuration.schedules where schedule.enabled.value && !shown.contains(schedule.id.value) {
            let job = configuration.job(schedule.job.value)
            others.insert(job?.queue.value ?? configuration.defaults.queue.value)
        }
        let shared = load.map(\.queue).filter(others.contains)
        guard !shared.isEmpty else { return [] }
        return ["only the jobs shown count, and other schedules use \(shared.joined(separator: ", ")) too"]
    }
}
