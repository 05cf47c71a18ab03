/// What is not the same about one queue in two plans.
package struct QueueChange: Sendable, Hashable {
    package let queue: String
    /// nil if nobody knows.
    package let jobsBefore: Int?
    package let jobsAfter: Int?
    /// nil if nothing comes to it.
    package let before: QueueLoad?
    package let after: QueueLoad?

    /// All queues of two plans that differ, those of the later plan first.
    static func changes(before: Plan, after: Plan) -> [QueueChange] {
        let jobsBefore = Dictionary(before.totals.byQueue.map { ($0.name, $0.jobs) }) { first, _ in first }
        let jobsAfter = Dictionary(after.totals.byQueue.map { ($0.name, $0.jobs) }) { first, _ in first }
        let loadBefore = Dictionary(before.load.map { ($0.queue, $0) }) { first, _ in first }
        let loadAfter = Dictionary(after.load.map { ($0.queue, $0) }) { first, _ in first }
        let names = after.totals.byQueue.map(\.name)
        let gone = before.totals.byQueue.map(\.name).filter { jobsAfter[$0] == nil }
        return (names + gone).compactMap { name in
            let change = QueueChange(
                queue: name, jobsBefore: jobsBefore[name] ?? 0, jobsAfter: jobsAfter[name] ?? 0,
                before: loadBefore[name], after: loadAfter[name])
            return change.jobsBefore == change.jobsAfter && change.before == change.after ? nil : change
        }
    }
}
