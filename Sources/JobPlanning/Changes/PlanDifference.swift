/// What differs between two plans for the same window: schedules, fires and load, not text.
///
/// A fire that moves over the window's edge is one that was added or removed: nothing is known of what lies outside.
package struct PlanDifference: Sendable, Hashable {
    /// With what the plan was compared.
    package var side: ComparedSide
    /// Those that differ: in the order of the later plan, then the removed ones.
    package let schedules: [ScheduleChange]
    /// Those that differ.
    package let queues: [QueueChange]
    /// How many fires are in both plans at the same instant with the same jobs.
    package let kept: Int
    package let firesBefore: Int
    package let firesAfter: Int
    /// nil if nobody knows.
    package let jobsBefore: Int?
    package let jobsAfter: Int?

    /// Compares; a schedule that says `renamed_from` is compared with the one it was.
    package init(before: Plan, after: Plan, side: ComparedSide) {
        self.side = side
        let old = Dictionary(before.schedules.map { ($0.id, $0) }) { first, _ in first }
        let ids = Set(after.schedules.map(\.id))
        let oldFires = Dictionary(grouping: before.fires, by: \.schedule)
        let newFires = Dictionary(grouping: after.fires, by: \.schedule)
        var met: Set<String> = []
        var schedules = after.schedules.map { schedule in
            var was = old[schedule.id]
            if was == nil, let name = schedule.renamedFrom, !ids.contains(name), !met.contains(name) {
                was = old[name]
            }
            if let was { met.insert(was.id) }
            return ScheduleChange(
                before: was, after: schedule, firesBefore: was.flatMap { oldFires[$0.id] } ?? [],
                firesAfter: newFires[schedule.id] ?? [])
        }
        schedules += before.schedules.filter { !met.contains($0.id) }.map { schedule in
            ScheduleChange(before: schedule, after: nil, firesBefore: oldFires[schedule.id] ?? [], firesAfter: [])
        }
        kept = schedules.reduce(0) { $0 + $1.kept }
        self.schedules = schedules.filter { !$0.isEmpty }
        queues = QueueChange.changes(before: before, after: after)
        firesBefore = before.totals.fires
        firesAfter = after.totals.fires
        jobsBefore = before.totals.jobs
        jobsAfter = after.totals.jobs
    }

    /// Whether nothing differs.
    package var isEmpty: Bool { schedules.isEmpty && queues.isEmpty }

    /// How many fires have changed in a way.
    package func count(_ kind: FireChange.Kind) -> Int { schedules.reduce(0) { $0 + $1.count(kind) } }
}
