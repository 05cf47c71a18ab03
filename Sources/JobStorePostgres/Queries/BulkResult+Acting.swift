import JobStore

extension BulkResult {
    /// Sorts out which of the jobs can be acted on. A unique key goes to the first of those that want it.
    ///
    /// - Parameters:
    ///   - ids: the jobs as asked; one that is named twice counts once.
    ///   - found: those that exist.
    ///   - refusal: why a job is left alone, or nil.
    init(_ ids: [Int64], among found: [Int64: FoundJob], refusal: (FoundJob) -> String?) {
        self.init()
        var seen: Set<Int64> = []
        var holders: [[UInt8]: Int64] = [:]
        for id in ids where seen.insert(id).inserted {
            guard let job = found[id] else {
                skipped.append(Skip(id: id, reason: "there is no such job", isUnknown: true))
                continue
            }
            if let reason = refusal(job) {
                skipped.append(Skip(id: id, reason: reason))
            } else if let holder = job.holder ?? job.wantedKey.flatMap({ holders[$0] }) {
                skipped.append(Skip(id: id, reason: "its unique key is taken by job \(holder)"))
            } else {
                if let key = job.wantedKey { holders[key] = id }
                changed.append(id)
            }
        }
    }
}
