import JobTime

/// What is not the same about one schedule in two plans.
package struct ScheduleChange: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable { case added, removed, changed }

    /// A key of the files with both its values.
    package struct Field: Sendable, Hashable {
        package let name: String
        /// nil if the key has no meaning there.
        package let before: String?
        package let after: String?
    }

    /// nil if the earlier plan does not have it.
    package let before: PlannedSchedule?
    /// nil if the later plan does not have it.
    package let after: PlannedSchedule?
    package let fields: [Field]
    /// In the order of their instants.
    package let fires: [FireChange]
    /// How many fires are the same in both.
    package let kept: Int
    /// nil if nobody knows.
    package let jobsBefore: Int?
    package let jobsAfter: Int?

    init(
        before: PlannedSchedule?, after: PlannedSchedule?, firesBefore: [PlannedFire], firesAfter: [PlannedFire]
    ) {
        self.before = before
        self.after = after
        fields = before.flatMap { before in after.map { ScheduleChange.fields(before, $0) } } ?? []
        jobsBefore = firesBefore.reduce(0) { PlanTotals.sum($0, $1.count) }
        jobsAfter = firesAfter.reduce(0) { PlanTotals.sum($0, $1.count) }
        let left = ScheduleChange.byZone(firesBefore, isPerUser: before?.isPerUser ?? false)
        let right = ScheduleChange.byZone(firesAfter, isPerUser: after?.isPerUser ?? false)
        var fires: [FireChange] = []
        var kept = 0
        for zone in Set(left.keys).union(right.keys) {
            for pair in FirePairing(before: left[zone] ?? [], after: right[zone] ?? []).pairs {
                if let change = FireChange(before: pair.before, after: pair.after) {
                    fires.append(change)
                } else {
                    kept += 1
                }
            }
        }
        self.fires = fires.sorted(by: ScheduleChange.isEarlier)
        self.kept = kept
    }

    package var id: String { after?.id ?? before?.id ?? "" }

    package var kind: Kind {
        if before == nil { .added } else if after == nil { .removed } else { .changed }
    }

    /// Whether both plans say the same.
    var isEmpty: Bool { kind == .changed && fields.isEmpty && fires.isEmpty }

    /// How many fires have changed in a way.
    package func count(_ kind: FireChange.Kind) -> Int { fires.count { $0.kind == kind } }

    // MARK: Parts

    private static func fields(_ before: PlannedSchedule, _ after: PlannedSchedule) -> [Field] {
        let old = Dictionary(before.settings.map { ($0.name, $0.text) }) { first, _ in first }
        let new = Dictionary(after.settings.map { ($0.name, $0.text) }) { first, _ in first }
        var names = after.settings.map(\.name)
        names += before.settings.map(\.name).filter { new[$0] == nil }
        var fields = names.filter { old[$0] != new[$0] }.map { Field(name: $0, before: old[$0], after: new[$0]) }
        if before.id != after.id { fields.insert(Field(name: "id", before: before.id, after: after.id), at: 0) }
        return fields
    }

    /// Users' zones are told apart; a schedule with a zone of its own stays itself when that is edited.
    private static func byZone(_ fires: [PlannedFire], isPerUser: Bool) -> [String: [PlannedFire]] {
        Dictionary(grouping: fires) { isPerUser ? "\($0.zone) \($0.isUnknownZone)" : "" }
    }

    private static func isEarlier(_ left: FireChange, _ right: FireChange) -> Bool {
        guard let left = left.shown, let right = right.shown else { return false }
        return (left.instant, left.zone, left.isUnknownZone ? 1 : 0, left.slot.description)
            < (right.instant, right.zone, right.isUnknownZone ? 1 : 0, right.slot.description)
    }
}
