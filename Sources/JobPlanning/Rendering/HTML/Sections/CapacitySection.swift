import JobTime

/// What the jobs mean for each queue.
struct CapacitySection {
    let plan: Plan

    init(_ plan: Plan) {
        self.plan = plan
    }

    /// nil if no queue gets a job.
    var section: HTMLSection? {
        guard !plan.load.isEmpty else { return nil }
        let words = HTMLWords(plan)
        var table = HTMLTable(
            "Capacity",
            [
                .init(title: "Queue"), .init(title: "At once", isNumber: true),
                .init(title: "A job lasts", isNumber: true), .init(title: "Taken from"),
                .init(title: "Peak", isNumber: true),
                .init(title: "Peak at"), .init(title: "Empty again"),
            ])
        for load in plan.load {
            table.add([
                "<code>\(load.queue)</code>", "\(PlanWords.number(load.capacity))",
                "\(PlanWords.mean(load.duration))", "\(source(load))", "\(PlanWords.number(load.peak))",
                "\(load.peakAt.map(words.minute) ?? "unknown")", "\(load.drainedAt.map(words.minute) ?? "unknown")",
            ])
        }
        return HTMLSection(
            id: "capacity", title: "Capacity",
            lead: """
                For each queue on one node: how many jobs run at once, how long one is taken to last, most jobs waiting \
                or running at one time, and when the queue is empty again after that.
                """,
            body: "\(table.markup)\(plan.loadNotes.map { "<p class=\"lead\">\($0)</p>\n" as Markup })")
    }

    private func source(_ load: QueueLoad) -> String {
        switch load.durationSource {
        case .timeout: "timeout"
        case .history: "history of \(PlanWords.count(load.historyJobs, "job"))"
        case .mixed: "history of \(PlanWords.count(load.historyJobs, "job")); timeout for other kinds"
        }
    }
}
