import JobModel
import JobPlugin
import JobScheduling
import JobStore
import JobTime

/// The pages of one slot in one zone, as the store takes them.
struct SlotPages: Sendable {
    let slot: SlotIdentity
    let previous: SlotIdentity?
    let zone: SubjectZone
    let job: SubjectJob
    let guards: SlotGuards
    let lease: Lease?

    /// A page that the store reads itself.
    func cohort(of audience: SQLAudience, after: String?, limit: Int) -> SlotCohort {
        SlotCohort(
            slot: slot, previous: previous, zone: zone.used.name.rawValue,
            query: audience.query(
                in: zone.raw, on: slot.date, after: after.map(SubjectID.init(position:)), limit: limit),
            job: job, after: after, limit: limit, guards: guards, lease: lease)
    }

    /// A page that a plugin reads.
    func page(of audience: any Audience, after: String?, limit: Int) async throws -> SlotPage {
        let subjects = try await audience.page(
            in: zone.raw, on: slot.date, after: after.map(SubjectID.init(position:)), limit: limit)
        let (members, misfits) = members(subjects)
        return SlotPage(
            slot: slot, previous: previous, members: members, misfits: misfits, after: after,
            last: subjects.last?.id.position, isLast: subjects.count < limit, guards: guards, lease: lease)
    }

    /// A page of those who moved here after the tick.
    func movers(_ subjects: [Subject]) -> SlotPage {
        let (members, misfits) = members(subjects)
        return SlotPage(
            slot: slot, members: members, misfits: misfits, after: nil, last: nil, isLast: true, guards: guards,
            purpose: .movers, lease: lease)
    }

    private func members(_ subjects: [Subject]) -> (members: [SlotPage.Member], misfits: [SlotPage.Misfit]) {
        var members: [SlotPage.Member] = []
        var misfits: [SlotPage.Misfit] = []
        members.reserveCapacity(subjects.count)
        for subject in subjects {
            let id = subject.id.description
            do throws(SubjectMisfit) {
                members.append(
                    SlotPage.Member(subject: id, zone: zone.used.name.rawValue, job: try job.insert(for: subject)))
            } catch {
                misfits.append(SlotPage.Misfit(subject: id, detail: error.description))
            }
        }
        return (members, misfits)
    }
}
